package io.kmsenc.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;

/** A PostgreSQL for one run, on a free port of the loopback interface. */
final class PostgresServer implements AutoCloseable {

    /** The system property by which forks and lanes know its port. */
    static final String PORT = "kmsenc.benchmarks.postgres";

    private final EmbeddedPostgres postgres;

    private PostgresServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static PostgresServer start() throws IOException {
        return new PostgresServer(EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setLocaleConfig("locale", "C.UTF-8")
                // the checkpointer would take turns with what is measured
                .setServerConfig("checkpoint_timeout", "1h")
                .setServerConfig("max_wal_size", "4GB")
                .start());
    }

    int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
