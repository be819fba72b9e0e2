package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.sql.BothForms;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.ParameterForm;
import io.kmsenc.sql.SecretLiteral;
import io.kmsenc.sql.Span;
import io.kmsenc.sql.StatementPlan;
import io.kmsenc.sql.StoredType;
import io.kmsenc.sql.Unwrapped;
import java.sql.SQLException;
import java.util.HexFormat;

/** Writes the text that the delegate gets: what the plan names is replaced, the rest stays to the letter. */
final class SentText {

    private final Session session;
    private final String sql;

    SentText(Session session, String sql) {
        this.session = session;
        this.sql = sql;
    }

    String of(StatementPlan plan) throws SQLException {
        StringBuilder text = new StringBuilder(sql.length() + 100 * plan.spans().size());
        int copied = 0;
        for (Span span : plan.spans()) {
            text.append(sql, copied, span.start());
            if (span instanceof BothForms both) {
                both(both, text);
            } else if (span instanceof StoredType type) {
                text.append(type.text());
            } else if (span instanceof Unwrapped unwrapped) {
                text.append(unwrapped.literal() == null ? "?" : encrypted(unwrapped.literal()));
            } else {
                text.append(encrypted((SecretLiteral) span));
            }
            copied = span.end();
        }
        return text.append(sql, copied, sql.length()).toString();
    }

    private void both(BothForms both, StringBuilder text) throws SQLException {
        SecretLiteral literal = both.literal();
        text.append(both.before());
        if (literal == null) {
            text.append("?, ?");
        } else {
            PlaintextForm.require(literal.rule(), literal.value());
            text.append(encrypted(literal)).append(", ").append(sql, literal.start(), literal.end());
        }
        text.append(both.after());
    }

    // The text form has no character that means anything inside a string in any dialect.
    private String encrypted(SecretLiteral literal) throws SQLException {
        if (literal.value() instanceof byte[] bytes) {
            String hex = HexFormat.of()
                    .formatHex(within(literal.limit(), literal.rule(), session.encryptBinary(literal.rule(), bytes)));
            return session.dialect() == Dialect.POSTGRESQL ? "E'\\\\x" + hex + "'" : "X'" + hex + "'";
        }
        String text = literal.value() instanceof String string && literal.rule().type() == LogicalType.TEXT
                ? session.encryptText(literal.rule(), string)
                : session.encryptValue(literal.rule(), value(literal));
        return "'" + within(literal.limit(), literal.rule(), text) + "'";
    }

    // Whether a text is JSON is for the tables of conversions to tell, which the planner doesn't know.
    private Object value(SecretLiteral literal) throws SQLException {
        return literal.rule().type() == LogicalType.JSON
                ? new SecretParameter(literal.rule(), session, ParameterForm.USUAL).literal((String) literal.value())
                : literal.value();
    }

    /**
     * A ciphertext that the statement leaves whole.
     *
     * @throws SQLException if a cast in the statement would cut it
     */
    static String within(int limit, ColumnRule rule, String ciphertext) throws SQLException {
        require(limit, rule, ciphertext.length());
        return ciphertext;
    }

    static byte[] within(int limit, ColumnRule rule, byte[] ciphertext) throws SQLException {
        require(limit, rule, ciphertext.length);
        return ciphertext;
    }

    private static void require(int limit, ColumnRule rule, int length) throws SQLException {
        if (length > limit) {
            throw SqlErrors.unsuitableValue(
                    rule,
                    "the statement casts it to a length of " + limit
                            + ", and the ciphertext of this value has a length of " + length
                            + "; cast it to a longer type, or leave out the cast");
        }
    }
}
