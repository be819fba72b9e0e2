package io.kmsenc.it.app;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A program that knows JDBC and nothing else: writes one secret and reads it back, by the URL that it is given. */
public final class OneRow {

    private OneRow() {}

    public static void main(String[] arguments) {
        try (Connection connection = DriverManager.getConnection(arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id INT, ssn VARCHAR(1000))");
            statement.execute("INSERT INTO customers VALUES (1, 'it is read back')");
            try (ResultSet result = statement.executeQuery("SELECT ssn FROM customers")) {
                result.next();
                System.out.println(result.getString(1));
            }
        } catch (SQLException e) {
            System.out.println(e.getMessage());
        }
    }
}
