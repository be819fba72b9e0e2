package io.kmsenc.migration;

import io.kmsenc.column.ColumnCipher;
import io.kmsenc.column.ColumnException;
import io.kmsenc.column.StoredForm;
import io.kmsenc.keys.DataKeyException;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.walk.UnchangeableValueException;
import io.kmsenc.walk.WalkException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts and decrypts stored values of any type, and tells apart what ends a walk from what is the matter with one value. A
 * provider that can't be reached is given some seconds. Threads share it.
 */
final class SecretValues {

    private static final int ATTEMPTS = 5;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final ColumnCipher cipher;

    SecretValues(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    /** The name of the data key that a stored value tells; null where it is no ciphertext of a form of this release. */
    static @Nullable String keyName(Object stored) {
        if (stored instanceof byte[] bytes) {
            return StoredForm.keyName(bytes);
        }
        String text = (String) stored;
        return text.length() < StoredForm.TEXT_KEY_LENGTH
                ? null
                : StoredForm.keyName(
                        text.substring(0, StoredForm.TEXT_KEY_LENGTH).getBytes(StandardCharsets.UTF_8));
    }

    static boolean isCiphertext(Object stored) {
        return stored instanceof byte[] bytes
                ? StoredForm.isCiphertext(bytes)
                : StoredForm.isCiphertext((String) stored);
    }

    /** What is behind a ciphertext: an object of the kind that {@link ColumnCipher} gives for the rule's type. */
    Object decrypt(ColumnRule rule, Object stored) {
        return guarded(() -> switch (rule.type()) {
            case TEXT -> cipher.decryptText(rule, (String) stored);
            case BINARY -> cipher.decryptBinary(rule, (byte[]) stored);
            default -> cipher.decryptValue(rule, (String) stored);
        });
    }

    /** The ciphertext of such an object, which has been decrypted again. */
    Object encrypt(ColumnRule rule, Object value, String scope) {
        ColumnCipher scoped = cipher.inScope(scope);
        Object stored = guarded(() -> switch (rule.type()) {
            case TEXT -> scoped.encryptText(rule, (String) value);
            case BINARY -> scoped.encryptBinary(rule, (byte[]) value);
            default -> scoped.encryptValue(rule, value);
        });
        Object again = decrypt(rule, stored);
        if (!same(rule, value, again)) {
            throw WalkException.stopped(
                    "column " + rule.name()
                            + ": a value was encrypted and decrypted again, and is another; the memory of"
                            + " this machine may be faulty",
                    new IllegalStateException());
        }
        return stored;
    }

    private static boolean same(ColumnRule rule, Object value, Object again) {
        if (value instanceof byte[] bytes) {
            return Arrays.equals(bytes, (byte[]) again);
        }
        return again.equals(value instanceof String text ? rule.equality().canonical(text) : value);
    }

    private static <T> T guarded(Supplier<T> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return step.get();
            } catch (ColumnException e) {
                throw new UnchangeableValueException(String.valueOf(e.getMessage()), e);
            } catch (DataKeyException e) {
                if (!e.retryable()) {
                    throw new UnchangeableValueException(String.valueOf(e.getMessage()), e);
                }
                if (attempt == ATTEMPTS) {
                    throw WalkException.stopped(e.getMessage() + "; run the same command to go on", e);
                }
                LockSupport.parkNanos(attempt * PAUSE);
            }
        }
    }
}
