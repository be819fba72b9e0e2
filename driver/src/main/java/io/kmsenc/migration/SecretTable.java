package io.kmsenc.migration;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Dialect;
import io.kmsenc.walk.KeptColumns;
import io.kmsenc.walk.StoredColumn;
import io.kmsenc.walk.TableKeys;
import io.kmsenc.walk.TableName;
import io.kmsenc.walk.WalkException;
import io.kmsenc.walk.WalkedTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table and those of its secret columns whose values are to change.
 *
 * @param walked as it is walked over
 */
record SecretTable(WalkedTable walked, List<SecretColumn> columns) {

    /** @throws WalkException that names every table which can't be walked over */
    static List<SecretTable> of(
            Connection connection, Dialect dialect, List<SecretColumn> all, Collection<SecretColumn> chosen)
            throws SQLException {
        Map<TableName, List<SecretColumn>> byTable = new LinkedHashMap<>();
        chosen.forEach(column -> byTable.computeIfAbsent(column.table(), name -> new ArrayList<>())
                .add(column));
        List<SecretTable> tables = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Map.Entry<TableName, List<SecretColumn>> table : byTable.entrySet()) {
            Set<String> secret = all.stream()
                    .filter(column -> column.table().equals(table.getKey()))
                    .map(SecretColumn::name)
                    .collect(Collectors.toSet());
            try {
                tables.add(of(connection, dialect, table.getKey(), secret, table.getValue()));
            } catch (WalkException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (!problems.isEmpty()) {
            throw WalkException.refused(String.join(System.lineSeparator(), problems));
        }
        return tables;
    }

    private static SecretTable of(
            Connection connection, Dialect dialect, TableName name, Set<String> secret, List<SecretColumn> columns)
            throws SQLException {
        List<StoredColumn> stored = columns.stream()
                .map(column ->
                        new StoredColumn(column.name(), column.rule().type().keptAsCharacters()))
                .toList();
        return new SecretTable(
                new WalkedTable(
                        dialect,
                        name,
                        TableKeys.find(connection, dialect, name, secret),
                        stored,
                        KeptColumns.find(connection, dialect, name),
                        TableKeys.inUniqueIndex(
                                connection,
                                dialect,
                                name,
                                columns.stream().map(SecretColumn::name).toList())),
                columns);
    }

    List<ColumnRule> rules() {
        return columns.stream().map(SecretColumn::rule).toList();
    }
}
