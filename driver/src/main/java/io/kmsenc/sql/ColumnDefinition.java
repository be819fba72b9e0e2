package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The definition of a secret column: its type, and what may stand behind it. */
final class ColumnDefinition {

    private static final Set<String> POSITIONS = Set.of("after", "before");
    private static final Set<String> FORMS = Set.of("storage", "compression");

    private final TableRules table;
    private final ColumnRule rule;
    private final Dialect dialect;
    private final ForeignKeys keys;

    ColumnDefinition(TableRules table, ColumnRule rule, Dialect dialect, ForeignKeys keys) {
        this.table = table;
        this.rule = rule;
        this.dialect = dialect;
        this.keys = keys;
    }

    /** In CREATE TABLE: a type that isn't known will be judged by the database's catalog before anything is written. */
    void created(TokenReader reader) {
        ColumnType.Kept kept = ColumnType.read(reader, dialect);
        if (kept != ColumnType.Kept.UNKNOWN) {
            requireKept(kept);
        }
        attributes(reader);
    }

    /** In ADD: the rows that there are get a value. */
    void added(TokenReader reader) {
        requireKept(ColumnType.read(reader, dialect));
        boolean notNull = attributes(reader);
        if (notNull && dialect == Dialect.MARIADB) {
            throw TableRules.refused(
                    rule, "is added as NOT NULL, which would store an empty value in the clear in every row");
        }
    }

    /** In ALTER, MODIFY and CHANGE: what is stored already is converted, and an error if it doesn't fit. */
    void changed(TokenReader reader) {
        requireKept(ColumnType.read(reader, dialect));
        if (reader.word("USING")) {
            throw TableRules.refused(rule, "is converted by an expression, which would be given ciphertext");
        }
        attributes(reader);
    }

    private void requireKept(ColumnType.Kept kept) {
        if (!ColumnType.keeps(kept, rule)) {
            boolean text = rule.type().keptAsCharacters();
            throw RefusalCode.COLUMN_TYPE.at(
                    "column " + rule.name(),
                    text
                            ? "is given a type that isn't known to keep text as it is"
                            : "is given a type that isn't known to keep bytes as they are");
        }
    }

    /** Takes what stands behind the type, and returns whether NOT NULL does. */
    private boolean attributes(TokenReader reader) {
        boolean notNull = false;
        while (!reader.atEnd()) {
            if (reader.words("NOT", "NULL")) {
                notNull = true;
            } else if (!plain(reader) && !encoding(reader) && !constraint(reader)) {
                throw TableRules.refused(
                        rule, "is defined with more than its type, such as a default or a computed value");
            }
        }
        return notNull;
    }

    private boolean plain(TokenReader reader) {
        if (reader.words("DEFAULT", "NULL")) {
            cast(reader);
            return true;
        }
        if (reader.word("COMMENT")) {
            return reader.kind(TokenKind.STRING);
        }
        if (reader.oneOf(POSITIONS) || reader.oneOf(FORMS) || reader.word("CONSTRAINT")) {
            reader.name();
            return true;
        }
        return reader.word("NULL") || reader.word("FIRST") || reader.word("BINARY");
    }

    // as PostgreSQL writes it: NULL::character varying
    private void cast(TokenReader reader) {
        if (reader.symbol(':')) {
            reader.symbol(':');
            ColumnType.read(reader, dialect);
        }
    }

    // The character set "binary" makes bytes of text.
    private boolean encoding(TokenReader reader) {
        if (!reader.word("COLLATE") && !reader.word("CHARSET") && !reader.words("CHARACTER", "SET")) {
            return false;
        }
        reader.symbol('=');
        List<String> name = reader.qualified();
        if (name.get(name.size() - 1).equals("binary")) {
            requireKept(ColumnType.Kept.BYTES);
        }
        return true;
    }

    private boolean constraint(TokenReader reader) {
        if (reader.word("UNIQUE") || reader.words("PRIMARY", "KEY") || reader.word("KEY")) {
            reader.word("KEY");
            TableRules.unique(rule);
            return true;
        }
        if (reader.word("CHECK")) {
            reader.parenthesised().forEach(part -> table.condition(part, "in a check"));
            return true;
        }
        if (reader.word("REFERENCES")) {
            keys.references(reader, List.of(Optional.of(rule)));
            return true;
        }
        return reader.words("NULLS", "DISTINCT")
                || reader.words("NULLS", "NOT", "DISTINCT")
                || reader.words("NOT", "DEFERRABLE")
                || reader.word("DEFERRABLE")
                || reader.words("INITIALLY", "DEFERRED")
                || reader.words("INITIALLY", "IMMEDIATE");
    }
}
