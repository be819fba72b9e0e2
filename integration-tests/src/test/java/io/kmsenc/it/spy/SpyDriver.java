package io.kmsenc.it.spy;

import io.kmsenc.it.sentinel.Sentinel;
import io.kmsenc.it.sentinel.SentinelSearch;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver of {@code jdbc:spy:<subprotocol>:…}, which passes everything on to the driver of
 * {@code jdbc:<subprotocol>:…} and remembers whatever it was given: URL and properties, SQL text, parameters, streams as
 * far as the delegate read them, updated columns, LOB contents, batches. Answers and exceptions are the delegate's own.
 *
 * <p>What it remembers belongs to the process, because drivers are found through {@link DriverManager}; a test clears it
 * first. Threads may share it.
 */
public final class SpyDriver implements Driver {

    private static final String PREFIX = "jdbc:spy:";
    private static final Recording RECORDING = new Recording();
    private static final List<Connection> OPENED = new CopyOnWriteArrayList<>();

    static {
        try {
            DriverManager.registerDriver(new SpyDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /**
     * One argument of one call.
     *
     * @param method such as {@code PreparedStatement.setString}
     * @param content bytes as they were; text and numbers as UTF-8
     */
    @SuppressWarnings("ArrayRecordComponent") // read only, never compared
    public record Received(String method, byte[] content) {

        @Override
        public String toString() {
            return method + " " + new String(content, StandardCharsets.UTF_8);
        }
    }

    /** Called by {@link java.util.ServiceLoader}. */
    public SpyDriver() {}

    /**
     * The delegate's own connections that were opened since {@link #clear()}: for a look at what a transaction has stored
     * before it is committed. What is sent through them is not remembered.
     */
    public static List<Connection> opened() {
        return List.copyOf(OPENED);
    }

    /** Everything received since {@link #clear()}, in order. */
    public static List<Received> received() {
        return RECORDING.received();
    }

    /** Forgets everything received and opened so far. */
    public static void clear() {
        OPENED.clear();
        RECORDING.clear();
    }

    /** Whether the text was received in any encoding that a {@link SentinelSearch} knows. */
    public static boolean contains(String sentinel) {
        return !find(sentinel).isEmpty();
    }

    /** Every argument that holds the text, as {@code method: encoding}, for the message of a failed test. */
    public static List<String> find(String sentinel) {
        SentinelSearch search = SentinelSearch.of(Sentinel.of(sentinel));
        return received().stream()
                .flatMap(each ->
                        search.encodingsIn(each.content()).stream().map(encoding -> each.method() + ": " + encoding))
                .toList();
    }

    @Override
    public @Nullable Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        RECORDING.record("Driver.connect", url);
        for (String name : properties.stringPropertyNames()) {
            RECORDING.record("Driver.connect", name + "=" + properties.getProperty(name));
        }
        Connection delegate = DriverManager.getDriver(delegateUrl(url)).connect(delegateUrl(url), properties);
        if (delegate == null) {
            return null;
        }
        OPENED.add(delegate);
        return (Connection) Spy.before(delegate, RECORDING, null);
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
        return DriverManager.getDriver(delegateUrl(url)).getPropertyInfo(delegateUrl(url), properties);
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("io.kmsenc.it.spy");
    }

    private static String delegateUrl(String url) {
        return "jdbc:" + url.substring(PREFIX.length());
    }
}
