package io.kmsenc.migration;

import io.kmsenc.walk.WalkOptions;
import java.util.List;

/**
 * How a migration goes.
 *
 * @param columns {@code [schema.]table.column} of those that are looked at, in any letter case; none for all
 * @param walk how fast, and by how many
 * @param maxFailures behind how many failures a table is left
 * @param offline whether nobody uses the columns meanwhile
 */
public record MigrationOptions(List<String> columns, WalkOptions walk, long maxFailures, boolean offline) {

    public static final MigrationOptions DEFAULT = new MigrationOptions(List.of(), WalkOptions.DEFAULT, 1000, false);

    public MigrationOptions {
        columns = List.copyOf(columns);
    }
}
