package io.kmsenc.benchmarks;

import io.kmsenc.KmsEncDriver;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * Whether one connection stays as it is: executes a secret point select and prepares distinct statements, again and again on H2, and
 * looks at heap, threads and CPU time in between. Exits with 1 if one of them grows.
 */
public final class Endurance {

    private static final int LOOKS = 10;
    private static final long BYTES_OF_NOISE = 2L << 20;
    private static final double NOISE_OF_CPU = 2;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private record Look(long heap, int threads, double cpu) {}

    private final Connection connection;
    private int texts;

    private Endurance(Connection connection) {
        this.connection = connection;
    }

    /**
     * Runs.
     *
     * @param arguments how many executes, and how many prepares of texts that were never seen before
     */
    public static void main(String[] arguments) throws Exception {
        int executes = Integer.parseInt(arguments[0]);
        int prepares = Integer.parseInt(arguments[1]);
        List<Look> looks;
        try (Connection connection = open()) {
            looks = new Endurance(connection).run(executes, prepares);
        }
        System.exit(isFlat(looks) ? 0 : 1);
    }

    private static Connection open() throws Exception {
        Path ini = Files.createTempFile("endurance", ".ini");
        Files.writeString(
                ini,
                "[security]\nsecret_key = a-key-of-the-benchmarks-alone-0123456789\n[columns]\npeople.ssn = randomized\n");
        Properties properties = new Properties();
        properties.setProperty(KmsEncDriver.CONFIG, ini.toString());
        Connection connection =
                Objects.requireNonNull(new KmsEncDriver().connect("jdbc:kmsenc:h2:mem:endurance", properties));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, ssn VARCHAR(300))");
            statement.execute("INSERT INTO people (id, ssn) VALUES (1, '078-05-1120')");
        }
        return connection;
    }

    private List<Look> run(int executes, int prepares) throws SQLException {
        List<Look> looks = new ArrayList<>();
        System.out.println("executes,prepares,heap_bytes,threads,cpu_ns_per_execute");
        try (PreparedStatement kept = connection.prepareStatement("SELECT ssn FROM people WHERE id = ?")) {
            for (int i = 1; i <= LOOKS; i++) {
                prepare(prepares / LOOKS);
                long cpu = THREADS.getCurrentThreadCpuTime();
                execute(kept, executes / LOOKS);
                cpu = THREADS.getCurrentThreadCpuTime() - cpu;
                Look look = new Look(heap(), THREADS.getThreadCount(), cpu * (double) LOOKS / executes);
                looks.add(look);
                System.out.printf(
                        "%d,%d,%d,%d,%.0f%n",
                        executes / LOOKS * i, prepares / LOOKS * i, look.heap(), look.threads(), look.cpu());
            }
        }
        return looks;
    }

    private void prepare(int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            texts++;
            String text = "SELECT id, ssn FROM people WHERE id = ? AND " + texts + " = " + texts;
            try (PreparedStatement statement = connection.prepareStatement(text)) {
                execute(statement, 1);
            }
        }
    }

    private static void execute(PreparedStatement statement, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            statement.setInt(1, 1);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next() || !result.getString("ssn").equals("078-05-1120")) {
                    throw new IllegalStateException("the secret isn't read back");
                }
            }
        }
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    // Caches fill and the compiler settles in the first half.
    private static boolean isFlat(List<Look> looks) {
        Look middle = looks.get(LOOKS / 2);
        Look last = looks.get(LOOKS - 1);
        return last.heap() <= middle.heap() + BYTES_OF_NOISE
                && last.threads() <= middle.threads()
                && last.cpu() <= NOISE_OF_CPU * middle.cpu();
    }
}
