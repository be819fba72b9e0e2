package io.kmsenc.migration;

import java.util.List;

/**
 * What a migration did.
 *
 * @param foreseen whether it was only counted what it would do
 */
public record MigrationReport(Operation operation, boolean foreseen, List<TableReport> tables) {

    public MigrationReport {
        tables = List.copyOf(tables);
    }

    /** Whether every value of every table is as it is to be. */
    public boolean isDone() {
        return tables.stream().allMatch(TableReport::isDone);
    }
}
