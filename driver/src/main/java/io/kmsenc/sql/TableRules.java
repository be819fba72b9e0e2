package io.kmsenc.sql;

import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of the table that a definition names, and how its parts may name their columns.
 *
 * @param table the table's name, folded and without its schema
 * @param qualified whether the definition names its schema
 * @param rules empty for a table without secret columns
 */
record TableRules(String table, boolean qualified, List<ColumnRule> rules) {

    private static final Set<String> BEFORE_NULLNESS = Set.of("and", "or", "not");

    /** @param name the parts of the table's name, folded; a name without schema fits the rules of every schema */
    static TableRules of(ColumnPolicy policy, List<String> name) {
        String table = name.get(name.size() - 1);
        Optional<String> schema = name.size() > 1 ? Optional.of(name.get(name.size() - 2)) : Optional.empty();
        return new TableRules(
                table,
                schema.isPresent(),
                policy.rules().stream()
                        .filter(rule -> Names.fold(rule.name().table()).equals(table))
                        .filter(rule -> schema.isEmpty() || inSchema(rule, schema.get()))
                        .toList());
    }

    private static boolean inSchema(ColumnRule rule, String schema) {
        return rule.name().schema().map(Names::fold).map(schema::equals).orElse(true);
    }

    boolean isPlain() {
        return rules.isEmpty();
    }

    /** The rule of a column, whose name is folded. */
    Optional<ColumnRule> rule(String column) {
        return rules.stream()
                .filter(rule -> Names.fold(rule.name().column()).equals(column))
                .findFirst();
    }

    private Optional<ColumnRule> rule(Token token) {
        return token.isName() ? rule(Names.fold(token.name())) : Optional.empty();
    }

    /** Refuses tokens that name a secret column, or the row as a whole inside parentheses. */
    void unnamed(List<Token> tokens, String where) {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).isSymbol('(') ? 1 : tokens.get(i).isSymbol(')') ? -1 : 0;
            rule(tokens.get(i)).ifPresent(rule -> {
                throw refused(rule, "is named " + where);
            });
            if (depth > 0) {
                notWhole(tokens, i, where);
            }
        }
    }

    /** Refuses a condition that asks more of a secret column than whether it is NULL. */
    void condition(List<Token> tokens, String where) {
        // what stands before AND may be compared with what stands behind it
        boolean between = Definitions.hasWord(tokens, Set.of("between"));
        for (int i = 0; i < tokens.size(); i++) {
            Optional<ColumnRule> rule = rule(tokens.get(i));
            if (rule.isPresent() && (between || !nullness(tokens, i))) {
                throw refused(rule.get(), "is named " + where + " other than with IS NULL or IS NOT NULL");
            }
            notWhole(tokens, i, where);
        }
    }

    private static boolean nullness(List<Token> tokens, int column) {
        TokenReader behind = new TokenReader(tokens.subList(column + 1, tokens.size()));
        if (!behind.words("IS", "NULL") && !behind.words("IS", "NOT", "NULL")) {
            return false;
        }
        boolean ends = behind.atEnd() || behind.symbol(')') || behind.word("AND") || behind.word("OR");
        int before = column - 1;
        while (before > 0 && tokens.get(before).isSymbol('.')) {
            before -= 2;
        }
        return ends
                && (before < 0
                        || tokens.get(before).isSymbol('(')
                        || BEFORE_NULLNESS.contains(
                                Names.fold(tokens.get(before).text())));
    }

    private void notWhole(List<Token> tokens, int at, String where) {
        Token token = tokens.get(at);
        if (isPlain() || !token.isName() || !Names.fold(token.name()).equals(table)) {
            return;
        }
        boolean qualifies = at + 2 < tokens.size()
                && tokens.get(at + 1).isSymbol('.')
                && tokens.get(at + 2).isName();
        if (!qualifies) {
            throw Definitions.refused("may name the row of a secret table " + where);
        }
    }

    static Refused refused(ColumnRule rule, String problem) {
        return RefusalCode.DEFINITION.at("column " + rule.name(), problem);
    }

    /** Refuses to keep a column unique whose equal values may be stored differently. */
    static void unique(ColumnRule rule) {
        if (!rule.deterministic() || rule.plaintextAllowed()) {
            throw refused(rule, "cannot be kept unique, for equal values may be stored differently");
        }
    }
}
