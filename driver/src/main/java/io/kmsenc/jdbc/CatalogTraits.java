package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.value.Appearance.Trait;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the current row of a catalog's result tells otherwise than the delegate does. For one thread. */
final class CatalogTraits {

    private static final String COLUMN_SIZE = "COLUMN_SIZE";
    private static final String CHAR_OCTET_LENGTH = "CHAR_OCTET_LENGTH";

    /** A column of the result that may tell of a type. */
    private record Told(String label, String className) {}

    private final Session session;
    private final ResultSet rows;
    private final String prefix;
    private final CatalogNames names;
    private final CatalogRules rules;
    /** By the result's columns, from 0; null for one that never tells of a type. */
    private @Nullable List<@Nullable Told> told;

    /** @param prefix what the table of {@link io.kmsenc.value.Appearance} calls these rows */
    CatalogTraits(Session session, ResultSet rows, String prefix, CatalogNames names) {
        this.session = session;
        this.rows = rows;
        this.prefix = prefix;
        this.names = names;
        this.rules = new CatalogRules(session);
    }

    /** What is told in a column of the result; null where it is what the delegate tells. */
    @Nullable
    CatalogCell cell(int index) throws SQLException {
        List<@Nullable Told> columns = told();
        Told column = index >= 1 && index <= columns.size() ? columns.get(index - 1) : null;
        ColumnRule rule = column == null ? null : rule();
        if (column == null || rule == null) {
            return null;
        }
        Trait trait = session.appearance()
                .trait(prefix + "." + column.label(), rule, octets(column.label()))
                .orElse(null);
        return trait == null ? null : new CatalogCell(rule, trait.value(), column.className());
    }

    private @Nullable ColumnRule rule() throws SQLException {
        CatalogNames.Relation relation = names.of(rows);
        String column = rows.getString("COLUMN_NAME");
        return relation == null || column == null
                ? null
                : rules.of(relation, column).orElse(null);
    }

    private int octets(String label) throws SQLException {
        if (!label.equals(CHAR_OCTET_LENGTH)) {
            return 1;
        }
        long characters = rows.getLong(COLUMN_SIZE);
        return characters <= 0 ? 1 : (int) (rows.getLong(CHAR_OCTET_LENGTH) / characters);
    }

    private List<@Nullable Told> told() throws SQLException {
        if (told == null) {
            ResultSetMetaData columns = rows.getMetaData();
            List<@Nullable Told> found = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String label = columns.getColumnLabel(i);
                boolean tells = session.appearance().tells(prefix + "." + label);
                found.add(tells ? new Told(label, columns.getColumnClassName(i)) : null);
            }
            told = found;
        }
        return told;
    }
}
