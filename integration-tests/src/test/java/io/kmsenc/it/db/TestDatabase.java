package io.kmsenc.it.db;

import io.kmsenc.sql.Dialect;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The databases that tests run against, each over the JDBC driver that an application would use. The server behind a
 * constant starts when it is first asked for a database, serves all test classes of the process, and is stopped and
 * removed when the process ends. Threads may share it.
 *
 * <p>For {@code @ParameterizedTest @EnumSource(TestDatabase.class)}.
 */
public enum TestDatabase {
    H2_MEMORY(Dialect.H2),
    H2_FILE(Dialect.H2),
    POSTGRESQL(Dialect.POSTGRESQL),
    /** MariaDB over its own driver. */
    MARIADB(Dialect.MARIADB),
    /** MariaDB over MySQL's Connector/J, the stand-in for a MySQL server. */
    MYSQL(Dialect.MARIADB);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Dialect dialect;

    TestDatabase(Dialect dialect) {
        this.dialect = dialect;
    }

    public Dialect dialect() {
        return dialect;
    }

    /** Whether the server keeps files that a test can search. */
    public boolean onDisk() {
        return this != H2_MEMORY;
    }

    /**
     * A new, empty database, whose name tells its owner. It lives until it is closed or the process ends.
     */
    public FreshDatabase fresh(Class<?> owner) throws SQLException {
        String name = owner.getSimpleName().toLowerCase(Locale.ROOT) + "_" + NUMBER.incrementAndGet();
        Server running = server();
        return new FreshDatabase(this, running, name, running.create(name));
    }

    private Server server() {
        return switch (this) {
            case H2_MEMORY -> H2Server.MEMORY;
            case H2_FILE -> H2Server.FILE;
            case POSTGRESQL -> PostgresServer.shared();
            case MARIADB -> MariaDbServer.shared();
            case MYSQL -> MariaDbServer.shared().overConnectorJ();
        };
    }
}
