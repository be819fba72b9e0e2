package io.kmsenc.column;

import static io.kmsenc.column.ColumnException.Reason.AUTHENTICATION_FAILED;
import static io.kmsenc.column.ColumnException.Reason.MALFORMED;
import static io.kmsenc.column.ColumnException.Reason.NOT_CIPHERTEXT;
import static io.kmsenc.column.ColumnException.Reason.UNSUITABLE_VALUE;
import static io.kmsenc.column.ColumnException.Reason.UNSUPPORTED;

import io.kmsenc.crypto.ColumnKey;
import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.DestroyedKeyException;
import io.kmsenc.crypto.Header;
import io.kmsenc.crypto.KeyId;
import io.kmsenc.crypto.Suite;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.keys.DataKeys;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import javax.crypto.AEADBadTagException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values as messages of docs/FORMAT.md under data keys. Threads share it; none waits for another. A
 * {@link DataKeyException} it throws names the column too.
 */
public final class EnvelopeColumnCipher implements ColumnCipher {

    /** The longest plaintext in bytes, 64 MiB. */
    public static final int MAX_PLAINTEXT = 64 << 20;

    private static final int MAX_MESSAGE = Header.LENGTH + Suite.XAES_256_GCM.overhead() + MAX_PLAINTEXT;
    /** A key that is destroyed each time it is asked for is a fault, not a race. */
    private static final int ATTEMPTS = 3;

    private final DataKeys dataKeys;
    private final String scope;

    /** A cipher for whoever chose no scope. */
    public EnvelopeColumnCipher(DataKeys dataKeys) {
        this(dataKeys, DataKeys.ROOT_SCOPE);
    }

    private EnvelopeColumnCipher(DataKeys dataKeys, String scope) {
        this.dataKeys = dataKeys;
        this.scope = scope;
    }

    @Override
    public ColumnCipher inScope(String other) {
        return other.equals(scope) ? this : new EnvelopeColumnCipher(dataKeys, other);
    }

    @Override
    public String encryptText(ColumnRule rule, String value) {
        requireType(rule, LogicalType.TEXT);
        requireSize(rule, value.length()); // at least one byte for each char
        String canonical = rule.equality().canonical(value);
        requireLength(rule, canonical);
        return encryptCharacters(rule, canonical);
    }

    @Override
    public String encryptValue(ColumnRule rule, Object value) {
        String text = CanonicalText.of(rule.declared(), value);
        if (text == null) {
            throw failure(rule, UNSUITABLE_VALUE, "the value is none of type " + rule.declared() + "; correct it");
        }
        requireSize(rule, text.length());
        return encryptCharacters(rule, text);
    }

    private String encryptCharacters(ColumnRule rule, String text) {
        byte[] plaintext = Utf8.encode(text);
        if (plaintext == null) {
            throw failure(rule, UNSUITABLE_VALUE, "text with an unpaired surrogate can't be kept; correct the text");
        }
        return TextForm.encode(encrypt(rule, plaintext, TextForm.SPARE));
    }

    @Override
    public byte[] encryptBinary(ColumnRule rule, byte[] value) {
        requireType(rule, LogicalType.BINARY);
        return encrypt(rule, value, 0);
    }

    @Override
    public String decryptText(ColumnRule rule, String stored) {
        requireType(rule, LogicalType.TEXT);
        if (!StoredForm.isCiphertext(stored)) {
            requirePlaintextAllowed(rule, stored.isEmpty());
            return stored;
        }
        return decryptCharacters(rule, stored);
    }

    @Override
    public Object decryptValue(ColumnRule rule, String stored) {
        requireCharacters(rule);
        if (!StoredForm.isCiphertext(stored)) {
            throw notCiphertext(rule, stored.isEmpty());
        }
        Object value = CanonicalText.value(rule.declared(), decryptCharacters(rule, stored));
        if (value == null) {
            throw failure(
                    rule,
                    MALFORMED,
                    "plaintext of an authentic ciphertext is no value of type " + rule.declared()
                            + "; restore the declaration it was written under");
        }
        return value;
    }

    private String decryptCharacters(ColumnRule rule, String stored) {
        if (!stored.startsWith(StoredForm.TEXT_PREFIX)) {
            throw failure(
                    rule,
                    UNSUPPORTED,
                    "ciphertext is of a version which this release does not know; use the release that wrote it");
        }
        // The text form is a third longer than the message, so its length bounds the message's.
        byte[] message = stored.length() / 4 > MAX_MESSAGE / 3 + 1 ? null : TextForm.decode(stored);
        if (message == null) {
            throw failure(rule, MALFORMED, "ciphertext is cut off or not in canonical form");
        }
        String text = Utf8.decode(decrypt(rule, message, TextForm.SPARE));
        if (text == null) {
            throw failure(rule, MALFORMED, "plaintext of an authentic ciphertext is not UTF-8; its writer is at fault");
        }
        return text;
    }

    @Override
    public byte[] decryptBinary(ColumnRule rule, byte[] stored) {
        requireType(rule, LogicalType.BINARY);
        if (!StoredForm.isCiphertext(stored)) {
            requirePlaintextAllowed(rule, stored.length == 0);
            return stored.clone();
        }
        return decrypt(rule, stored, 0);
    }

    // A key may be destroyed between being asked for and being used: then another one is asked for. No lambdas: this is
    // done for every value.

    private byte[] encrypt(ColumnRule rule, byte[] plaintext, int offset) {
        requireSize(rule, plaintext.length);
        requireScope(rule);
        DestroyedKeyException destroyed = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return columnKey(rule, encryptingKey(rule)).encrypt(plaintext, offset);
            } catch (DestroyedKeyException e) {
                destroyed = e;
            }
        }
        throw destroyedInUse(rule, destroyed);
    }

    private byte[] decrypt(ColumnRule rule, byte[] message, int offset) {
        KeyId keyId = MessageHeaders.read(rule, message, offset);
        DestroyedKeyException destroyed = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return columnKey(rule, decryptingKey(rule, keyId)).decrypt(message, offset);
            } catch (DestroyedKeyException e) {
                destroyed = e;
            } catch (AEADBadTagException e) {
                throw new ColumnException(
                        rule.name(),
                        AUTHENTICATION_FAILED,
                        "ciphertext failed authentication; wrong key, wrong column, or altered data",
                        e);
            }
        }
        throw destroyedInUse(rule, destroyed);
    }

    private static DataKeyException destroyedInUse(ColumnRule rule, @Nullable DestroyedKeyException destroyed) {
        return new DataKeyException(
                "column " + rule.name() + ": the data key was destroyed " + ATTEMPTS + " times while in use; try again",
                true,
                destroyed);
    }

    private DataKey encryptingKey(ColumnRule rule) {
        try {
            return rule.deterministic() ? dataKeys.deterministic(rule.identity(), scope) : dataKeys.current(scope);
        } catch (DataKeyException e) {
            throw named(rule, e);
        }
    }

    private DataKey decryptingKey(ColumnRule rule, KeyId id) {
        try {
            return dataKeys.find(id, rule.identity());
        } catch (DataKeyException e) {
            throw named(rule, e);
        }
    }

    private static DataKeyException named(ColumnRule rule, DataKeyException e) {
        return new DataKeyException("column " + rule.name() + ": " + e.getMessage(), e.retryable(), e);
    }

    private static ColumnKey columnKey(ColumnRule rule, DataKey key) {
        return key.forColumn(MessageHeaders.suite(rule), rule.type().code(), rule.identity());
    }

    // Its key would be everybody's: whoever erases the scope later would leave these values readable.
    private void requireScope(ColumnRule rule) {
        if (rule.deterministic() && !rule.perScope() && !scope.equals(DataKeys.ROOT_SCOPE)) {
            throw new DataKeyException(
                    "column " + rule.name() + ": deterministic values of scope \"" + scope
                            + "\" would be encrypted under the key of all scopes; declare within=scope, so that values of"
                            + " two scopes are never equal, or choose no scope",
                    false,
                    null);
        }
    }

    private static void requireType(ColumnRule rule, LogicalType type) {
        if (rule.type() != type) {
            throw new IllegalArgumentException("column " + rule.name() + " is not declared " + type);
        }
    }

    private static void requireCharacters(ColumnRule rule) {
        if (!rule.type().keptAsCharacters()) {
            throw new IllegalArgumentException("column " + rule.name() + " is kept as bytes");
        }
    }

    private static void requireLength(ColumnRule rule, String text) {
        int most = rule.declared().size();
        if (most != DeclaredType.UNLIMITED && text.length() > most && text.codePointCount(0, text.length()) > most) {
            throw failure(rule, UNSUITABLE_VALUE, "the text has more characters than " + rule.declared() + " holds");
        }
    }

    private static void requireSize(ColumnRule rule, int length) {
        if (length > MAX_PLAINTEXT) {
            throw failure(
                    rule, UNSUITABLE_VALUE, "values over " + MAX_PLAINTEXT + " bytes can't be kept; split the value");
        }
    }

    private static void requirePlaintextAllowed(ColumnRule rule, boolean empty) {
        if (!rule.plaintextAllowed()) {
            throw notCiphertext(rule, empty);
        }
    }

    private static ColumnException notCiphertext(ColumnRule rule, boolean empty) {
        return empty
                ? failure(rule, MALFORMED, "stored value is empty, which no ciphertext is; restore it from a backup")
                : failure(
                        rule,
                        NOT_CIPHERTEXT,
                        "stored value is not a ciphertext; encrypt the existing rows"
                                + (rule.type().isString() ? ", or declare plaintext=allow until they are" : ""));
    }

    private static ColumnException failure(ColumnRule rule, ColumnException.Reason reason, String problem) {
        return new ColumnException(rule.name(), reason, problem, null);
    }
}
