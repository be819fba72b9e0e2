package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Foreign keys: a secret column may refer only to one in which equal values are stored alike. */
final class ForeignKeys {

    private static final Set<String> MATCHES = Set.of("full", "partial", "simple");

    private final ColumnPolicy policy;

    ForeignKeys(ColumnPolicy policy) {
        this.policy = policy;
    }

    /**
     * Takes what follows the word REFERENCES.
     *
     * @param referring the rule of each column that refers, empty for a plain one
     */
    void references(TokenReader reader, List<Optional<ColumnRule>> referring) {
        TableRules target = TableRules.of(policy, reader.qualified());
        Optional<ColumnRule> secret =
                referring.stream().flatMap(Optional::stream).findFirst();
        if (reader.nextIsSymbol('(')) {
            List<List<Token>> columns = reader.parenthesised();
            if (columns.size() != referring.size()) {
                throw Definitions.refused("has a foreign key of a form that isn't known");
            }
            for (int i = 0; i < columns.size(); i++) {
                pair(referring.get(i), target.rule(new TokenReader(columns.get(i)).name()));
            }
        } else if (secret.isPresent()) {
            throw TableRules.refused(secret.get(), "refers to a table without naming the column");
        }
        options(reader, secret);
    }

    private static void pair(Optional<ColumnRule> from, Optional<ColumnRule> to) {
        if (from.isEmpty() && to.isEmpty()) {
            return;
        }
        if (from.isEmpty()) {
            throw TableRules.refused(to.orElseThrow(), "is the target of a foreign key from a plain column");
        }
        if (to.isEmpty()) {
            throw TableRules.refused(from.get(), "refers to a plain column");
        }
        boolean alike = from.get().comparableWith(to.get())
                && !from.get().plaintextAllowed()
                && !to.get().plaintextAllowed();
        if (!alike) {
            throw TableRules.refused(
                    from.get(), "refers to column " + to.get().name() + ", which stores equal values otherwise");
        }
    }

    private static void options(TokenReader reader, Optional<ColumnRule> secret) {
        while (true) {
            if (reader.word("MATCH")) {
                reader.oneOf(MATCHES);
            } else if (reader.words("ON", "DELETE") || reader.words("ON", "UPDATE")) {
                action(reader, secret);
            } else {
                return;
            }
        }
    }

    private static void action(TokenReader reader, Optional<ColumnRule> secret) {
        if (reader.words("SET", "DEFAULT")) {
            secret.ifPresent(rule -> {
                throw TableRules.refused(rule, "would be set to its default by a foreign key");
            });
        } else if (!reader.words("SET", "NULL")
                && !reader.words("NO", "ACTION")
                && !reader.word("CASCADE")
                && !reader.word("RESTRICT")) {
            throw Definitions.refused("has a foreign key of a form that isn't known");
        }
        if (reader.nextIsSymbol('(')) {
            reader.parenthesised();
        }
    }
}
