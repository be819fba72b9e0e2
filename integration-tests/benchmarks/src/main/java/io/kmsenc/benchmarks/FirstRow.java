package io.kmsenc.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that connects, reads one row and prints how many nanoseconds that took, and how many of CPU the
 * whole process, with its start and its compiler. Needs no other class of this module. */
public final class FirstRow {

    private FirstRow() {}

    /**
     * Connects.
     *
     * @param arguments the URL
     */
    public static void main(String[] arguments) throws SQLException {
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, ssn VARCHAR(300))");
            statement.execute("INSERT INTO people (id, ssn) VALUES (1, '078-05-1120')");
            try (ResultSet result = statement.executeQuery("SELECT ssn FROM people WHERE id = 1")) {
                if (!result.next() || !result.getString(1).equals("078-05-1120")) {
                    throw new IllegalStateException("the secret isn't read back");
                }
                long wall = System.nanoTime() - start;
                long cpu = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
                System.out.println(wall + " " + cpu);
            }
        }
    }
}
