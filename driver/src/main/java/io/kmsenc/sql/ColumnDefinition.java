package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The definition of a secret column: its type, and what may stand behind it. */
final class ColumnDefinition {

    private static final Set<String> POSITIONS = Set.of("after", "before");
    private static final Set<String> MADE_BY_DATABASE =
            Set.of("generated", "as", "auto_increment", "autoincrement", "identity", "on");
    private static final Set<String> FORMS = Set.of("storage", "compression");

    private final TableRules table;
    private final ColumnRule rule;
    private final Dialect dialect;
    private final ForeignKeys keys;
    private final SecretType type;

    /** @param types a type that is to be replaced is added to it */
    ColumnDefinition(TableRules table, ColumnRule rule, Dialect dialect, ForeignKeys keys, List<StoredType> types) {
        this.table = table;
        this.rule = rule;
        this.dialect = dialect;
        this.keys = keys;
        this.type = new SecretType(table, rule, dialect, types);
    }

    /** In CREATE TABLE: a type that isn't known will be judged by the database's catalog before anything is written. */
    void created(TokenReader reader) {
        if (type.read(reader) != ColumnType.Kept.UNKNOWN) {
            type.requireKept();
        }
        attributes(reader);
    }

    /** In ADD: the rows that there are get a value. */
    void added(TokenReader reader) {
        type.read(reader);
        type.requireKept();
        boolean notNull = attributes(reader);
        if (notNull && dialect == Dialect.MARIADB) {
            throw TableRules.refused(
                    rule, "is added as NOT NULL, which would store an empty value in the clear in every row");
        }
    }

    /** In ALTER, MODIFY and CHANGE: what is stored already is converted, and an error if it doesn't fit. */
    void changed(TokenReader reader) {
        type.read(reader);
        type.requireKept();
        if (reader.word("USING")) {
            throw TableRules.refused(rule, "is converted by an expression, which would be given ciphertext");
        }
        attributes(reader);
    }

    /** Takes what stands behind the type, and returns whether NOT NULL does. */
    private boolean attributes(TokenReader reader) {
        boolean notNull = false;
        while (!reader.atEnd()) {
            if (reader.words("NOT", "NULL")) {
                notNull = true;
            } else if (!plain(reader) && !encoding(reader) && !constraint(reader)) {
                throw unkept(reader);
            }
        }
        return notNull;
    }

    private Refused unkept(TokenReader reader) {
        if (reader.word("DEFAULT")) {
            return RefusalCode.DEFINITION.at(
                    "column " + rule.name(),
                    "has a default, which the database would store in the clear",
                    "leave the default out, and give the value in each INSERT");
        }
        if (reader.nextIsOneOf(MADE_BY_DATABASE)) {
            return RefusalCode.DEFINITION.at(
                    "column " + rule.name(),
                    "has values that the database makes, and would store in the clear",
                    "make them in the application, or keep the column out of [columns]");
        }
        return TableRules.refused(rule, "is defined with more than its type");
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
        type.requireEncoding(name.get(name.size() - 1));
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
