package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.statement.Statement;

/** A statement that was walked to its end, so that all of it is known. */
record Walked(Statement tree, Outcome outcome, SecretOperands secrets) {

    /**
     * Walks a statement.
     *
     * @throws Refused if a part of it isn't known to be safe
     */
    static Walked of(List<Token> tokens, Tables tables) {
        readable(tokens);
        Dialect dialect = tables.dialect();
        MarkedText marks = new MarkedText(tokens, tables.interest(), dialect);
        Ledger ledger = new Ledger(tokens, marks, dialect);
        SecretOperands secrets = new SecretOperands(tokens, dialect);
        Walk walk = new Walk(ledger, new Trees(tokens, marks), secrets, tables);
        Trees.Tree tree = walk.trees().whole();
        Outcome outcome = walk.statements().of(tree);
        walk.prove();
        return new Walked(tree.statement(), outcome, secrets);
    }

    private static void readable(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.kind() == TokenKind.OPAQUE || token.kind() == TokenKind.BROKEN) {
                throw RefusalCode.UNPARSEABLE.at("statement", "has text whose meaning isn't certain");
            }
            if (token.isSymbol('{') || token.isSymbol('}')) {
                throw RefusalCode.JDBC_ESCAPE.at("statement", "has a JDBC escape beside a secret table");
            }
        }
    }

    /** Whether a parameter or literal of it must be encrypted. */
    boolean needsEncryption() {
        return !secrets.spans().isEmpty() || secrets.parameters().stream().anyMatch(Optional::isPresent);
    }

    StatementPlan plan() {
        List<Optional<ColumnRule>> results =
                outcome.results().stream().map(c -> c.origin().rule()).toList();
        List<String> names =
                outcome.results().stream().map(c -> c.name().text()).toList();
        return StatementPlan.of(
                        secrets.parameters(),
                        results,
                        secrets.spans(),
                        outcome.generated(),
                        secrets.inBothForms(),
                        secrets.forms())
                .with(new Roles(secrets.storedAt(), names, false));
    }
}
