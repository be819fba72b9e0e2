package io.kmsenc.jdbc;

import io.kmsenc.column.ColumnException;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Refusal;
import java.sql.ClientInfoStatus;
import java.sql.SQLClientInfoException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Map;

/**
 * The one place that makes SQLExceptions. Their SQLStates have a class of their own, {@code KE}: a connection pool
 * takes 08… and 0A000 for a sign that the connection is broken and evicts it, and no refusal breaks a connection.
 */
public final class SqlErrors {

    /** The statement is refused; nothing was sent. */
    public static final String REFUSED = "KE001";
    /** The method, or the Java type, can't be used with a secret column. */
    public static final String UNSUITABLE_ACCESS = "KE002";
    /** The raw object of the delegate is not handed out, and no method of it is called that may lead past the encryption. */
    public static final String UNWRAP_REFUSED = "KE003";
    /** A ciphertext stands where no secret column is known to be. */
    public static final String UNPROVEN_CIPHERTEXT = "KE004";
    /** Wrong key, wrong column, or altered data. */
    public static final String AUTHENTICATION_FAILED = "KE101";
    /** A truncated or malformed ciphertext. */
    public static final String MALFORMED = "KE102";
    /** The stored value is not a ciphertext. */
    public static final String NOT_CIPHERTEXT = "KE103";
    /** A ciphertext of a version, suite or type that this release does not know. */
    public static final String UNSUPPORTED = "KE104";
    /** The application's value can't be kept. */
    public static final String UNSUITABLE_VALUE = "KE105";
    /** The data key can't be had. */
    public static final String DATA_KEY = "KE201";
    /** The data key can't be had now; the same call may succeed later. */
    public static final String DATA_KEY_TRANSIENT = "KE202";
    /** The configuration can't be used. */
    public static final String CONFIGURATION = "KE301";
    /** No driver, or no support, for the database behind the URL. */
    public static final String DELEGATE = "KE302";

    /** A column of the database is too small for the ciphertexts of its declared type. */
    public static final String STORAGE = "KE303";

    private SqlErrors() {}

    static SQLException refused(Refusal refusal) {
        return refused(refusal.code(), refusal.message());
    }

    static SQLException refused(String code, String message) {
        return new SQLNonTransientException(message + " [" + code + "]", REFUSED);
    }

    /** The server reads text as kmsenc can't. */
    static SQLException syntax(String message) {
        return new SQLNonTransientException(message + " [syntax-setting]", DELEGATE);
    }

    /** SQLState of an invalid descriptor index: a value must not go where no parameter is. */
    static SQLException noParameter(int index) {
        return new SQLNonTransientException("the statement has no parameter " + index, "07009");
    }

    /** SQLState of an invalid descriptor index. The name isn't shown: it may be anything. */
    static SQLException noNamedParameter(String problem) {
        return new SQLNonTransientException(
                "a parameter can't be found by the name: " + problem + "; use the parameter's number", "07009");
    }

    /** SQLState of a USING clause that doesn't match: told where the delegate's own error would name another number. */
    static SQLException missingParameter(int index) {
        return new SQLNonTransientException("the statement's parameter " + index + " isn't set", "07001");
    }

    static SQLException unsuitableAccess(ColumnRule rule, String method, String remedy) {
        return new SQLDataException(
                "column " + rule.name() + ": " + method + " can't be used with a secret column of type "
                        + rule.declared() + "; " + remedy,
                UNSUITABLE_ACCESS);
    }

    static SQLException unsuitableValue(ColumnRule rule, String problem) {
        return new SQLDataException("column " + rule.name() + ": " + problem, UNSUITABLE_VALUE);
    }

    static SQLException unknownTable(String method) {
        return new SQLNonTransientException(
                method
                        + ": the driver may write to another table than the query reads from, past the encryption of secret"
                        + " columns; query one table by its name, without comments, or use an UPDATE or INSERT statement",
                UNSUITABLE_ACCESS);
    }

    static SQLException noType() {
        return new SQLDataException("setObject: the SQL type is null; name one, or use the method without it", "22023");
    }

    static SQLException noArray() {
        return new SQLDataException("createArrayOf: the elements are no array; give one", "22023");
    }

    static SQLException outside(long index, int count) {
        return new SQLDataException(
                "getArray: the array has no " + count + " elements from " + index + "; ask for fewer", "2202E");
    }

    static SQLException noCharacter() {
        return new SQLDataException("escapeLiteral: the value holds the character NUL; take it out", "22023");
    }

    static SQLException unproven(String method) {
        return new SQLDataException(
                method + ": the result holds a ciphertext, but not from a column that is known to be secret here; "
                        + "select the secret column itself, or configure it in [columns]",
                UNPROVEN_CIPHERTEXT);
    }

    static SQLException unreadable(String method, java.io.IOException e) {
        return new SQLDataException(method + ": the delegate's stream can't be read", "22000", e);
    }

    /** A class of the delegate's driver that isn't where its other classes are. */
    static SQLException unreachableClass(String name, ReflectiveOperationException e) {
        return new SQLNonTransientException(
                "the class \"" + name + "\" of the database's driver can't be used; use getString",
                UNSUITABLE_ACCESS,
                e);
    }

    /** What is asked for is the delegate's object, or nothing of ours. */
    public static SQLException unwrap(Class<?> type) {
        return new SQLNonTransientException(
                "unwrap: \"" + type.getName() + "\" would hand out the delegate's object, past the encryption of "
                        + "secret columns, and the wrapper isn't one; " + PolicyTable.REMEDY,
                UNWRAP_REFUSED);
    }

    /**
     * Called by generated classes for a method that is rejected.
     *
     * @return never; the type is any that a method may answer
     */
    @SuppressWarnings("DoNotCallSuggester") // generated code alone calls it
    public static Object rejected(String method, String remedy) throws SQLException {
        throw rejection(method, remedy);
    }

    /** As {@link #rejected}, for a method that may not throw an SQLException: it is the cause. */
    @SuppressWarnings("DoNotCallSuggester")
    public static Object rejectedUnchecked(String method, String remedy) {
        SQLException rejection = rejection(method, remedy);
        throw new UnsupportedOperationException(rejection.getMessage(), rejection);
    }

    private static SQLException rejection(String method, String remedy) {
        return new SQLNonTransientException(
                method + ": isn't known to stay inside the encryption of secret columns; " + remedy, UNWRAP_REFUSED);
    }

    static SQLException column(ColumnException e) {
        String state = switch (e.reason()) {
            case AUTHENTICATION_FAILED -> AUTHENTICATION_FAILED;
            case MALFORMED -> MALFORMED;
            case NOT_CIPHERTEXT -> NOT_CIPHERTEXT;
            case UNSUPPORTED -> UNSUPPORTED;
            case UNSUITABLE_VALUE -> UNSUITABLE_VALUE;
        };
        return new SQLDataException(e.getMessage(), state, e);
    }

    public static SQLException dataKey(DataKeyException e) {
        return e.retryable()
                ? new SQLTransientException(e.getMessage(), DATA_KEY_TRANSIENT, e)
                : new SQLNonTransientException(e.getMessage(), DATA_KEY, e);
    }

    /** A configuration that can't be used, with all its problems in the message. */
    public static SQLException configuration(RuntimeException e) {
        return new SQLNonTransientException(e.getMessage(), CONFIGURATION, e);
    }

    /** @param problems each with place and remedy; all of them are told */
    static SQLException tooSmall(List<String> problems) {
        return new SQLNonTransientException(String.join("\n", problems), STORAGE);
    }

    /** A property that is missing or wrong. */
    public static SQLException configuration(String message) {
        return new SQLNonTransientException(message, CONFIGURATION);
    }

    /** SQLState of a connection that does not exist: for a pool's handle that was given back. */
    public static SQLException closed(String message) {
        return new SQLNonTransientConnectionException(message, "08003");
    }

    /** A client property of a name that is kmsenc's, and that it doesn't know. */
    static SQLClientInfoException unknownProperty(String name, Map<String, ClientInfoStatus> failed) {
        return new SQLClientInfoException(
                "setClientInfo: \"" + name + "\" is no property of kmsenc that can be set on a connection; names that "
                        + "begin with \"kmsenc.\" aren't passed on, use another",
                CONFIGURATION,
                failed);
    }

    /** A scope's name that can't be one. The name isn't repeated: it may be anything. */
    static SQLClientInfoException invalidScope(String name, Map<String, ClientInfoStatus> failed) {
        return new SQLClientInfoException(
                "setClientInfo: \"" + name + "\" is no name of a scope; use 1 to 64 of A-Z a-z 0-9 . _ -",
                CONFIGURATION,
                failed);
    }

    /** No way to the database behind the URL. */
    public static SQLException delegate(String message) {
        return new SQLNonTransientException(message, DELEGATE);
    }
}
