package io.kmsenc.sql;

import io.kmsenc.sql.Catalog.Relation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The primary keys that a schema file gives its tables. For one thread. */
final class SchemaKeys {

    private final Dialect dialect;
    private final Map<Relation, Set<String>> keys = new HashMap<>();

    SchemaKeys(Dialect dialect) {
        this.dialect = dialect;
    }

    Map<Relation, Set<String>> all() {
        return keys;
    }

    /** A column's definition, which may make it the key. */
    void column(Relation table, String name, List<Token> definition) {
        if (isKey(definition)) {
            keys.put(table, Set.of(name));
        }
    }

    /** A constraint of a table. */
    void constraint(Relation table, List<Token> constraint) {
        TokenReader reader = new TokenReader(constraint);
        reader.before("PRIMARY", "KEY");
        if (!reader.words("PRIMARY", "KEY") || !isKey(constraint)) {
            return;
        }
        while (!reader.atEnd() && !reader.nextIsSymbol('(')) {
            reader.skip();
        }
        Set<String> columns = new HashSet<>();
        for (List<Token> column : reader.parenthesised()) {
            columns.add(name(column));
        }
        keys.put(table, Set.copyOf(columns));
    }

    /** The table is gone, or its key may be. */
    void forget(Relation table) {
        keys.remove(table);
    }

    private static boolean isKey(List<Token> definition) {
        TokenReader reader = new TokenReader(definition);
        reader.before("PRIMARY", "KEY");
        // one that is checked late may be broken meanwhile
        return !reader.atEnd() && definition.stream().noneMatch(token -> token.isWord("DEFERRABLE"));
    }

    private String name(List<Token> column) {
        if (column.isEmpty() || !column.get(0).isName()) {
            throw SchemaFileReader.problem("has a key in a form that isn't known");
        }
        return Names.kept(dialect, column.get(0));
    }
}
