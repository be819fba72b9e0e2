package com.example.datasources.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.h2.tools.Server;

/**
 * H2's own web console in this process, for this machine only. Its login page offers the demo's connections as saved
 * settings.
 */
final class WebConsole implements AutoCloseable {

    private static final String TEMPLATE = "console.properties";
    private static final String SETTINGS = ".h2.server.properties";

    private final Server server;
    private final Path folder;
    private final List<String> connections;

    private WebConsole(Server server, Path folder, List<String> connections) {
        this.server = server;
        this.folder = folder;
        this.connections = connections;
    }

    /**
     * Makes H2 listen on the loopback address. Must be called before anything of H2 is used: it reads the setting once.
     * Without it the console refuses other machines too, but only after they have connected.
     */
    static void bindToLocalhost() {
        System.setProperty("h2.bindAddress", "localhost");
    }

    /**
     * @param port 0 for a free one
     */
    static WebConsole start(int port, DemoDatabases databases) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("h2-demo-console");
        Path file = folder.resolve(SETTINGS);
        // For Ctrl-C; the last is deleted first.
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        try {
            Map<String, String> settings = settings(databases);
            Properties properties = new Properties();
            properties.putAll(settings);
            try (OutputStream out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
            Server server = Server.createWebServer("-webPort", String.valueOf(port), "-properties", folder.toString());
            listen(server, port);
            return new WebConsole(server, folder, List.copyOf(settings.values()));
        } catch (IOException | SQLException e) {
            delete(folder);
            throw e;
        }
    }

    private static void listen(Server server, int port) throws IOException {
        try {
            server.start();
        } catch (SQLException e) {
            throw new IOException("--port: \"" + port + "\" can't be opened; choose another, or 0 for a free one", e);
        }
    }

    private static Map<String, String> settings(DemoDatabases databases) throws IOException {
        Properties template = new Properties();
        try (InputStream in = WebConsole.class.getResourceAsStream("/" + TEMPLATE)) {
            if (in == null) {
                throw new IOException("\"" + TEMPLATE + "\": is not on the class path; build the demo again");
            }
            template.load(in);
        }
        Map<String, String> settings = new TreeMap<>(Comparator.reverseOrder());
        for (String key : template.stringPropertyNames()) {
            settings.put(
                    key,
                    template.getProperty(key)
                            .replace("{plain}", databases.plainUrl())
                            .replace("{encrypted}", databases.encryptedUrl())
                            .replace("{raw}", databases.rawUrl()));
        }
        return settings;
    }

    String url() {
        return "http://localhost:" + server.getPort();
    }

    /** What to open and what to type there. */
    List<String> instructions() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("H2'S WEB CONSOLE is at " + url() + " (this machine only). Its saved settings:");
        for (String connection : connections) {
            String[] parts = connection.split("\\|", -1);
            lines.add("  " + parts[0] + ": driver " + parts[1] + ", user " + parts[3] + ", no password");
            lines.add("    " + parts[2]);
        }
        lines.add("Log in with each and run: SELECT * FROM data_source");
        lines.add("Enter or Ctrl-C stops it.");
        return lines;
    }

    @Override
    public void close() throws IOException {
        server.stop();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(SETTINGS));
        Files.deleteIfExists(folder);
    }
}
