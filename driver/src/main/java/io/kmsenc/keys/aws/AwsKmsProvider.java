package io.kmsenc.keys.aws;

import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.ReEncryptRequest;
import software.amazon.awssdk.services.kms.model.ReEncryptResponse;

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
    private final KmsReach reach;
    private final KmsCalls calls;
    private final AliasTarget target;

    /** Providers from whose keys KMS has refused to re-encrypt; to ask again for every data key would fill the trail. */
    private final Set<String> notReEncrypted = ConcurrentHashMap.newKeySet();

    AwsKmsProvider(String name, KmsKeyReference key, KmsReach reach, KmsCalls calls) {
        this.name = name;
        this.key = key;
        this.reach = reach;
        this.calls = calls;
        this.target = new AliasTarget(name, key.text());
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
        GenerateDataKeyResponse response = calls.ask("kms:GenerateDataKey", kms -> kms.generateDataKey(request));
        target.encrypted(response.keyId());
        return new GeneratedDataKey(
                response.plaintext().asByteArrayUnsafe(),
                response.ciphertextBlob().asByteArray(),
                response.keyId());
    }

    @Override
    public EncryptedDataKey encrypt(byte[] dataKey, Map<String, String> encryptionContext) {
        EncryptRequest request = EncryptRequest.builder()
                .keyId(key.text())
                .plaintext(SdkBytes.fromByteArrayUnsafe(dataKey))
                .encryptionContext(encryptionContext)
                .build();
        EncryptResponse response = calls.ask("kms:Encrypt", kms -> kms.encrypt(request));
        target.encrypted(response.keyId());
        return new EncryptedDataKey(response.ciphertextBlob().asByteArray(), response.keyId());
    }

    @Override
    public byte[] decrypt(byte[] encryptedDataKey, Map<String, String> encryptionContext) {
        DecryptRequest request = DecryptRequest.builder()
                .keyId(namedKey())
                .ciphertextBlob(SdkBytes.fromByteArray(encryptedDataKey))
                .encryptionContext(encryptionContext)
                .build();
        DecryptResponse response = calls.ask("kms:Decrypt", kms -> kms.decrypt(request));
        byte[] dataKey = response.plaintext().asByteArrayUnsafe();
        if (!key.mayBe(response.keyId())) {
            Arrays.fill(dataKey, (byte) 0);
            throw KmsFailure.foreignKey(name, key, response.keyId());
        }
        return dataKey;
    }

    /** The key that alone may decrypt; null for an alias. */
    private @Nullable String namedKey() {
        return key.alias() ? null : key.text();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Between two keys of one Region, KMS re-encrypts by itself and the data key never leaves it. Where it doesn't allow
     * that, each provider does its part with its own credentials.
     */
    @Override
    public EncryptedDataKey reencrypt(
            byte[] encryptedDataKey, Map<String, String> sourceContext, Provider source, Map<String, String> context) {
        if (source instanceof AwsKmsProvider other
                && reach.equals(other.reach)
                && !notReEncrypted.contains(other.name)) {
            try {
                return reencryptInKms(encryptedDataKey, sourceContext, other, context);
            } catch (SdkException e) {
                if (!KmsFailure.notAllowed(e)) {
                    throw KmsFailure.of(name, "kms:ReEncrypt", e);
                }
                notReEncrypted.add(other.name);
            }
        }
        byte[] dataKey = source.decrypt(encryptedDataKey, sourceContext);
        try {
            return encrypt(dataKey, context);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private EncryptedDataKey reencryptInKms(
            byte[] encryptedDataKey,
            Map<String, String> sourceContext,
            AwsKmsProvider source,
            Map<String, String> context) {
        ReEncryptRequest request = ReEncryptRequest.builder()
                .sourceKeyId(source.namedKey())
                .ciphertextBlob(SdkBytes.fromByteArray(encryptedDataKey))
                .sourceEncryptionContext(sourceContext)
                .destinationKeyId(key.text())
                .destinationEncryptionContext(context)
                .build();
        ReEncryptResponse response = calls.renewing(kms -> kms.reEncrypt(request));
        if (!source.key.mayBe(response.sourceKeyId())) {
            throw KmsFailure.foreignKey(source.name, source.key, response.sourceKeyId());
        }
        target.encrypted(response.keyId());
        return new EncryptedDataKey(response.ciphertextBlob().asByteArray(), response.keyId());
    }

    @Override
    public void close() {
        calls.close();
    }

    /** The name and the configured key, no credentials. */
    @Override
    public String toString() {
        return "AwsKmsProvider[" + name + ", " + key.text() + "]";
    }
}
