package io.kmsenc.jdbc;

import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StatementEffect;
import io.kmsenc.sql.Syntax;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * How the server reads text on one connection. After a statement that may have changed it the server is asked again,
 * before the next text is read. As safe for threads as the connection is.
 */
final class SessionSyntax {

    private final Connection delegate;
    private final Syntax first;
    private volatile Syntax known;
    private volatile boolean uncertain;
    /** Once there was a change, the end of any transaction may take it back in PostgreSQL. */
    private volatile boolean everChanged;

    /** @param now how the server reads text on this connection now */
    SessionSyntax(Connection delegate, Syntax now) {
        this.delegate = delegate;
        this.first = now;
        this.known = now;
    }

    /**
     * How the server reads this text.
     *
     * @throws SQLException if it can't be asked, or reads text as kmsenc can't
     */
    Syntax of(String sql) throws SQLException {
        return uncertain && !needsNoCertainty(Syntax.readsAlike(sql, known.dialect())) ? now() : known;
    }

    /** How the server reads any text now. */
    Syntax now() throws SQLException {
        if (uncertain) {
            known = SyntaxReader.read(delegate, known.dialect());
            uncertain = false;
        }
        return known;
    }

    /**
     * Whether the plan of a text, which was read under this syntax, may still be used.
     *
     * @param alike whether the text is read alike under every syntax
     */
    boolean holds(Syntax syntax, boolean alike) {
        return needsNoCertainty(alike) || (!uncertain && known.equals(syntax));
    }

    // In PostgreSQL nothing but the syntax depends on these settings, and the question could be the first statement
    // of a transaction whose isolation is yet to be set, or come after an error, when only a rollback is answered.
    private boolean needsNoCertainty(boolean alike) {
        return alike && (!uncertain || known.dialect() == Dialect.POSTGRESQL);
    }

    /**
     * What to write after a text. Drivers and servers remember texts as they were read first; one that is read otherwise
     * now must not be taken for the same.
     */
    String mark(String sql) {
        return known.equals(first) || Syntax.readsAlike(sql, known.dialect())
                ? ""
                : " /* " + (known.quotedNames() ? "names" : "strings")
                        + (known.backslashEscapes() ? ", escapes" : "")
                        + (known.backslashQuotes() ? ", quotes" : "") + " */";
    }

    /** To be called after a statement was executed, whether or not it succeeded. */
    void executed(StatementEffect effect) {
        if (effect.compareTo(StatementEffect.TRANSACTION) > 0) {
            uncertain = true;
            everChanged = true;
        } else if (effect == StatementEffect.TRANSACTION) {
            transactionReverted();
        }
    }

    /** To be called after the end of a transaction, or a return to a savepoint. */
    void transactionReverted() {
        uncertain |= everChanged && known.dialect() == Dialect.POSTGRESQL;
    }
}
