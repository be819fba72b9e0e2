package org.example.transit;

import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Problem;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.provider.ProviderSettings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A kind with the keys of Grafana's {@code hashicorpvault}. Its key is the hash of the token and the key ring's name. */
public final class TransitProviderFactory implements ProviderFactory {

    @Override
    public String kind() {
        return "hashicorpvault";
    }

    @Override
    public Set<String> keys() {
        return Set.of("url", "token", "transit_engine_path", "key_ring");
    }

    @Override
    public List<Problem> check(ProviderSettings settings) {
        List<Problem> problems = new ArrayList<>();
        for (String key : List.of("url", "token", "transit_engine_path", "key_ring")) {
            if (settings.value(key).isEmpty()) {
                problems.add(new Problem(settings.place(key), "missing; set it"));
            }
        }
        return problems;
    }

    @Override
    public Provider create(ProviderSettings settings) {
        return new Transit(
                settings.providerName(),
                settings.value("token").orElseThrow() + settings.value("key_ring").orElseThrow());
    }

    private record Transit(String name, String secret) implements Provider {

        private static final int NONCE = 12;

        @Override
        public GeneratedDataKey generate(Map<String, String> encryptionContext) {
            byte[] key = random(32);
            return new GeneratedDataKey(key, encrypt(key, encryptionContext).bytes());
        }

        @Override
        public EncryptedDataKey encrypt(byte[] dataKey, Map<String, String> encryptionContext) {
            byte[] nonce = random(NONCE);
            byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, dataKey, encryptionContext);
            byte[] bytes =
                    ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
            return new EncryptedDataKey(bytes, null);
        }

        @Override
        public byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext) {
            byte[] nonce = Arrays.copyOf(encryptedDataKey, NONCE);
            byte[] sealed = Arrays.copyOfRange(encryptedDataKey, NONCE, encryptedDataKey.length);
            return crypt(Cipher.DECRYPT_MODE, nonce, sealed, encryptionContext);
        }

        private byte[] crypt(int mode, byte[] nonce, byte[] input, Map<String, String> context) {
            try {
                byte[] key = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
                Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
                cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
                cipher.updateAAD(new TreeMap<>(context).toString().getBytes(StandardCharsets.UTF_8));
                return cipher.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new ProviderException("provider \"" + name + "\": failed authentication; see its token", false, e);
            }
        }

        private static byte[] random(int length) {
            byte[] bytes = new byte[length];
            new SecureRandom().nextBytes(bytes);
            return bytes;
        }

        @Override
        public void close() {}

        @Override
        public String toString() {
            return name;
        }
    }
}
