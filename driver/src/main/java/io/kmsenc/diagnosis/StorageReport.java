package io.kmsenc.diagnosis;

import java.util.List;

/**
 * Whether a database has what it needs.
 *
 * @param keyTable whether the key table is there
 * @param keyTableDdl the script that makes it
 */
public record StorageReport(boolean keyTable, String keyTableDdl, List<ColumnStorage> columns) {

    public StorageReport {
        columns = List.copyOf(columns);
    }

    /** Whether every column holds its ciphertexts; a key table that is missing is made when it is needed. */
    public boolean ok() {
        return columns.stream().allMatch(ColumnStorage::ok);
    }
}
