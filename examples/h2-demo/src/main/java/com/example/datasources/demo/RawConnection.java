package com.example.datasources.demo;

import com.example.datasources.DataSourceEntry;
import com.example.datasources.DataSourceRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.h2.jdbcx.JdbcDataSource;

/** What somebody finds who opens the database without the driver in between, or steals a backup of it. */
final class RawConnection {

    /** A row of the table in which the data keys are kept, each encrypted. */
    record DataKeyRow(String name, String label, String provider, boolean active, String encryptedHex) {}

    private final JdbcDataSource database = new JdbcDataSource();

    RawConnection(String url) {
        database.setURL(url);
        database.setUser(Scenario.USER);
        database.setPassword("");
    }

    /** The rows of the registry as they are stored, in the order of their names. */
    List<DataSourceEntry> rows() throws SQLException {
        return new DataSourceRegistry(database).list();
    }

    List<DataKeyRow> dataKeys() throws SQLException {
        List<DataKeyRow> keys = new ArrayList<>();
        try (Connection connection = database.getConnection()) {
            if (!hasDataKeys(connection)) {
                return keys;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT name, label, provider, active, encrypted_data"
                            + " FROM kmsenc_data_keys ORDER BY label, name")) {
                while (rows.next()) {
                    keys.add(new DataKeyRow(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getBoolean(4),
                            HexFormat.of().formatHex(rows.getBytes(5))));
                }
            }
        }
        return keys;
    }

    private static boolean hasDataKeys(Connection connection) throws SQLException {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "KMSENC_DATA_KEYS", null)) {
            return tables.next();
        }
    }

    /** The content of a backup, which H2 makes of the running database, as one sequence of bytes. */
    byte[] backup() throws SQLException, IOException {
        Path file = Files.createTempFile("h2-demo-backup", ".zip");
        try {
            try (Connection connection = database.getConnection();
                    PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
                backup.setString(1, file.toString());
                backup.execute();
            }
            return unzip(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static byte[] unzip(Path file) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            while (zip.getNextEntry() != null) {
                zip.transferTo(content);
            }
        }
        return content.toByteArray();
    }

    /** Closes the database itself, whoever else has it open. */
    void shutdown() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
