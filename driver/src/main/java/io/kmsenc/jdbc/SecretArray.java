package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.ParameterForm;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes the delegate's array of ciphertexts for {@code c = ANY (?)}. */
final class SecretArray {

    private SecretArray() {}

    /** Whether a value can be the parameter. */
    static boolean isArray(@Nullable Object value) {
        return value instanceof Array || value instanceof Object[];
    }

    /** @param value an {@link Array} or a Java array, of values that a setter would take for the column where it is compared */
    static Array encrypted(Session session, ColumnRule rule, Object value, Connection delegate) throws SQLException {
        Object elements = value instanceof Array array ? array.getArray() : value;
        if (!(elements instanceof Object[] plain)) {
            throw unsuitable(rule);
        }
        requireKept(session.dialect(), rule, value, plain);
        @Nullable Object[] encrypted = new Object[plain.length];
        for (int i = 0; i < plain.length; i++) {
            encrypted[i] = plain[i] == null ? null : encrypted(session, rule, plain[i]);
        }
        return delegate.createArrayOf(type(rule, session.dialect()), encrypted);
    }

    // H2 regards no name of a type, and takes each element as what it is.
    private static void requireKept(Dialect dialect, ColumnRule rule, Object value, Object[] plain)
            throws SQLException {
        if (rule.type().isString() || dialect == Dialect.H2) {
            return;
        }
        if (!(value instanceof Array array)) {
            if (!ArrayType.isTakenUntyped(rule.type(), plain.getClass().getComponentType())) {
                throw unsuitable(rule);
            }
            return;
        }
        String name = array.getBaseTypeName();
        boolean kept = ArrayType.keeps(rule.type(), name, null)
                && Arrays.stream(plain).allMatch(element -> ArrayType.keeps(rule.type(), name, element));
        if (!kept) {
            throw unsuitable(rule);
        }
    }

    private static @Nullable Object encrypted(Session session, ColumnRule rule, Object element) throws SQLException {
        if (rule.type() == LogicalType.TEXT && element instanceof String text) {
            return session.encryptText(rule, text);
        }
        if (rule.type() == LogicalType.BINARY && element instanceof byte[] bytes) {
            return session.encryptBinary(rule, bytes);
        }
        if (rule.type().isString()) {
            throw unsuitable(rule);
        }
        Object plaintext = new SecretParameter(rule, session, true, ParameterForm.USUAL)
                .scalar(element, "an element of the array");
        return plaintext == null ? null : session.encryptValue(rule, plaintext);
    }

    private static String type(ColumnRule rule, Dialect dialect) {
        boolean text = rule.type().keptAsCharacters();
        return dialect == Dialect.POSTGRESQL ? (text ? "text" : "bytea") : (text ? "VARCHAR" : "VARBINARY");
    }

    private static SQLException unsuitable(ColumnRule rule) {
        return SqlErrors.unsuitableValue(
                rule,
                switch (rule.type()) {
                    case TEXT -> "is compared with an array, whose elements must be strings";
                    case BINARY -> "is compared with an array, whose elements must be byte arrays";
                    default ->
                        "is compared with an array, which must be one of the type " + rule.declared()
                                + ", made by createArrayOf";
                });
    }
}
