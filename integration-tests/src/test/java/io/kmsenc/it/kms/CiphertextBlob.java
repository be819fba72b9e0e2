package io.kmsenc.it.kms;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What Encrypt gives out: it names its key, and AES-GCM binds it to that name and to the encryption context. The real
 * service's format is its own secret; this one is version, length of the key id, key id, nonce, GCM output.
 */
final class CiphertextBlob {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final byte[] bytes;
    private final int headerLength;

    private CiphertextBlob(byte[] bytes, int headerLength) {
        this.bytes = bytes;
        this.headerLength = headerLength;
    }

    static byte[] encrypt(KmsKey key, byte[] plaintext, Map<String, String> context) {
        byte[] id = key.id().getBytes(StandardCharsets.US_ASCII);
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        byte[] header = ByteBuffer.allocate(2 + id.length + NONCE)
                .put(VERSION)
                .put((byte) id.length)
                .put(id)
                .put(nonce)
                .array();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, header, context);
            ByteBuffer blob = ByteBuffer.allocate(header.length + plaintext.length + TAG);
            return blob.put(header).put(cipher.doFinal(plaintext)).array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the header.
     *
     * @throws KmsFailure InvalidCiphertextException if the bytes are no such blob
     */
    static CiphertextBlob parse(byte[] bytes) {
        int length = bytes.length > 1 && bytes[0] == VERSION ? 2 + (bytes[1] & 0xff) + NONCE : Integer.MAX_VALUE - TAG;
        if (bytes.length < length + TAG) {
            throw invalid();
        }
        return new CiphertextBlob(bytes.clone(), length);
    }

    String keyId() {
        return new String(bytes, 2, headerLength - NONCE - 2, StandardCharsets.US_ASCII);
    }

    byte[] decrypt(KmsKey key, Map<String, String> context) {
        byte[] header = Arrays.copyOf(bytes, headerLength);
        byte[] nonce = Arrays.copyOfRange(bytes, headerLength - NONCE, headerLength);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, header, context)
                    .doFinal(bytes, headerLength, bytes.length - headerLength);
        } catch (AEADBadTagException e) {
            throw invalid();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Cipher cipher(int mode, KmsKey key, byte[] nonce, byte[] header, Map<String, String> context)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key.usableMaterial(), "AES"), new GCMParameterSpec(8 * TAG, nonce));
        cipher.updateAAD(header);
        cipher.updateAAD(canonical(context));
        return cipher;
    }

    // Sorted by name, each part with its length before it, so that no two contexts give the same bytes.
    private static byte[] canonical(Map<String, String> context) {
        ByteArrayOutputStream canonical = new ByteArrayOutputStream();
        new TreeMap<>(context).forEach((name, value) -> {
            for (String part : new String[] {name, value}) {
                byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
                canonical.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
                canonical.writeBytes(utf8);
            }
        });
        return canonical.toByteArray();
    }

    // The service says no more than this, whatever was wrong.
    private static KmsFailure invalid() {
        return KmsFailure.of("InvalidCiphertextException", "");
    }
}
