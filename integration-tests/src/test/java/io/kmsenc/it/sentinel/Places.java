package io.kmsenc.it.sentinel;

import io.kmsenc.it.db.FreshDatabase;
import java.util.List;

/** Where each database keeps what it was sent: table, write-ahead or binary log, and log of statements. */
final class Places {

    private Places() {}

    /** Patterns of paths within the data directory. */
    static List<String> of(FreshDatabase database) {
        return switch (database.kind()) {
            case POSTGRESQL -> List.of("base/\\d+/\\d+", "pg_wal/[0-9A-F]{24}", "log/.*\\.log");
            case MARIADB, MYSQL ->
                List.of(database.name() + "/[a-z]+\\.ibd", "ib_logfile0", "binlog\\.\\d+", "general\\.log");
            case H2_FILE -> List.of(database.name() + "\\.mv\\.db");
            case H2_MEMORY -> throw new IllegalArgumentException("keeps no files");
        };
    }
}
