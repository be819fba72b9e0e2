package io.kmsenc.config;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An HMAC-SHA-256 over what is in force, under a random key that never leaves the process: a plain hash in a log would
 * let anyone test guesses of a weak secret. Equal contents give equal fingerprints in one process only.
 */
final class Fingerprint {

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecretKeySpec KEY = key();

    private Fingerprint() {}

    /** 64 hexadecimal digits. */
    static String of(String source, Collection<Section> sections) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(KEY);
            update(mac, source);
            for (Section section : sections) {
                update(mac, section.name());
                mac.update(length(section.settings().size()));
                section.settings().forEach(setting -> {
                    update(mac, setting.key());
                    update(mac, setting.value() == null ? "" : setting.value());
                });
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** With its length in front, so that two lists of texts can't run together into the same bytes. */
    private static void update(Mac mac, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(length(bytes.length));
        mac.update(bytes);
    }

    private static byte[] length(int length) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(length).array();
    }

    private static SecretKeySpec key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, ALGORITHM);
    }
}
