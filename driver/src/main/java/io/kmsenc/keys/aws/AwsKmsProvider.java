package io.kmsenc.keys.aws;

import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;

/**
 * Data keys under a symmetric key of AWS KMS. The encrypted form is the ciphertext blob that KMS gives, as it is, so that
 * other tools can decrypt it given the encryption context.
 *
 * <p><b>Which key may decrypt.</b> A blob of a symmetric key names its key, so KMS needs no key ID to decrypt it. Where
 * {@code key_id} is a key ID or key ARN it is sent nevertheless: KMS then refuses a blob of any other key, so that who can
 * write to the table can't plant a data key encrypted under a KMS key of his own. To exchange {@code key_id} under the same
 * provider name therefore makes older data keys undecryptable until it is set back; nothing is lost, and the message says
 * to give the new key a provider name of its own. A replica of a multi-Region key counts as the same key.
 *
 * <p>Where {@code key_id} is an alias it is not sent: an alias may be pointed at another key at any time, without this
 * configuration changing, and the data keys encrypted before must stay decryptable. As an alias can't leave its account, an
 * alias ARN still lets the account of the answering key be checked; with a bare alias name only the IAM policy limits the
 * keys, and it should allow {@code kms:Decrypt} on the account's own keys alone.
 */
final class AwsKmsProvider implements Provider {

    private final String name;
    private final KmsKeyReference key;
    private final Supplier<KmsClients> opening;
    private @Nullable KmsClients clients;
    private boolean closed;

    /**
     * @param opening makes the clients when they are first needed
     */
    AwsKmsProvider(String name, KmsKeyReference key, Supplier<KmsClients> opening) {
        this.name = name;
        this.key = key;
        this.opening = opening;
    }

    @Override
    public String name() {
        return name;
    }

    // The plaintext is handed over without a copy, so that the receiver wipes the only one that there is.
    @Override
    public GeneratedDataKey generate(Map<String, String> encryptionContext) {
        GenerateDataKeyRequest request = GenerateDataKeyRequest.builder()
                .keyId(key.text())
                .keySpec(DataKeySpec.AES_256)
                .encryptionContext(encryptionContext)
                .build();
        GenerateDataKeyResponse response = ask("kms:GenerateDataKey", kms -> kms.generateDataKey(request));
        return new GeneratedDataKey(
                response.plaintext().asByteArrayUnsafe(),
                response.ciphertextBlob().asByteArray());
    }

    @Override
    public byte[] encrypt(byte[] dataKey, Map<String, String> encryptionContext) {
        EncryptRequest request = EncryptRequest.builder()
                .keyId(key.text())
                .plaintext(SdkBytes.fromByteArrayUnsafe(dataKey))
                .encryptionContext(encryptionContext)
                .build();
        return ask("kms:Encrypt", kms -> kms.encrypt(request)).ciphertextBlob().asByteArray();
    }

    @Override
    public byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext) {
        DecryptRequest request = DecryptRequest.builder()
                .keyId(key.alias() ? null : key.text())
                .ciphertextBlob(SdkBytes.fromByteArray(encryptedDataKey))
                .encryptionContext(encryptionContext)
                .build();
        DecryptResponse response = ask("kms:Decrypt", kms -> kms.decrypt(request));
        byte[] dataKey = response.plaintext().asByteArrayUnsafe();
        if (!key.mayBe(response.keyId())) {
            Arrays.fill(dataKey, (byte) 0);
            throw KmsFailure.foreignKey(name, response.keyId());
        }
        return dataKey;
    }

    private <T> T ask(String action, Function<KmsClient, T> call) {
        try {
            return call.apply(clients().kms());
        } catch (SdkException e) {
            throw KmsFailure.of(name, action, e);
        }
    }

    private synchronized KmsClients clients() {
        if (closed) {
            throw new IllegalStateException("provider \"" + name + "\": closed");
        }
        KmsClients opened = clients;
        if (opened == null) {
            opened = opening.get();
            clients = opened;
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (clients != null) {
            clients.close();
            clients = null;
        }
    }

    /** The name and the configured key, no credentials. */
    @Override
    public String toString() {
        return "AwsKmsProvider[" + name + ", " + key.text() + "]";
    }
}
