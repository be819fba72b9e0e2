package io.kmsenc.keys.local;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Key-encryption keys derived from one secret key by PBKDF2-HMAC-SHA256 (RFC 8018) with 600,000 iterations, what OWASP's
 * Password Storage Cheat Sheet asks for since 2023. The secret is a key, not a password, so that it matters only to those
 * who chose a weak one; at a few tenths of a second for each salt of a process it costs nobody anything. Threads share it.
 */
final class KeyEncryptionKeys {

    static final int ITERATIONS = 600_000;

    private static final int KEY_BITS = 256;
    private static final int MAX_SALTS = 1_000;

    private final char[] secretKey;
    private final int iterations;
    private final LoadingCache<String, Derived> bySalt = Caffeine.newBuilder()
            .maximumSize(MAX_SALTS)
            .executor(Runnable::run)
            .<String, Derived>removalListener((salt, key, cause) -> {
                if (key != null) {
                    key.wipe();
                }
            })
            .build(this::derive);

    KeyEncryptionKeys(String secretKey, int iterations) {
        this.secretKey = secretKey.toCharArray();
        this.iterations = iterations;
    }

    /** A copy of the 32-byte key for a salt; the caller wipes it. */
    byte[] get(byte[] salt) {
        String name = HexFormat.of().formatHex(salt);
        while (true) {
            byte[] copy = bySalt.get(name).copy();
            if (copy != null) {
                return copy;
            }
        }
    }

    private Derived derive(String salt) {
        PBEKeySpec spec = new PBEKeySpec(secretKey, HexFormat.of().parseHex(salt), iterations, KEY_BITS);
        try {
            return new Derived(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform that kmsenc runs on has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    void close() {
        bySalt.invalidateAll();
        Arrays.fill(secretKey, '\0');
    }

    /** A key that leaves the cache may just be in somebody's hands: he gets all of it, or is told that it is gone. */
    private static final class Derived {

        private final byte[] key;
        private boolean wiped;

        Derived(byte[] key) {
            this.key = key;
        }

        synchronized byte @Nullable [] copy() {
            return wiped ? null : key.clone();
        }

        synchronized void wipe() {
            wiped = true;
            Arrays.fill(key, (byte) 0);
        }
    }
}
