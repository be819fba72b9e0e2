package io.kmsenc.it.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.DryRunOperationException;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.NotFoundException;

/** What kmsenc relies on in a KMS, seen through the AWS SDK: the AWS KMS API Reference, one fact a case. */
abstract class KmsContract {

    private static final Map<String, String> CONTEXT = Map.of("label", "2026-01-01/all@awskms.main", "scope", "all");
    private static final SdkBytes SECRET = SdkBytes.fromUtf8String("0123456789abcdef0123456789abcdef");

    private KmsClient kms;
    private KmsClient elsewhere;

    /** A client for a region. */
    abstract KmsClient client(String region);

    /** Cases in which the implementation is known to be wrong: name of the case, and what it does instead. */
    abstract Map<String, String> knownDefects();

    @BeforeEach
    void connect(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        String defect = knownDefects().get(name);
        if (defect != null) {
            System.out.println("KmsContractIT: not run: " + name + ": " + defect);
        }
        Assumptions.assumeTrue(defect == null, defect);
        kms = client("eu-north-1");
        elsewhere = client("eu-west-1");
    }

    @AfterEach
    void disconnect() {
        Stream.of(kms, elsewhere).filter(each -> each != null).forEach(KmsClient::close);
    }

    @Test
    void dataKeyDecryptsToItself() {
        GenerateDataKeyResponse dataKey = generate(newKey());
        assertThat(dataKey.plaintext().asByteArray()).hasSize(32);
        assertThat(decrypt(dataKey.ciphertextBlob(), CONTEXT).plaintext()).isEqualTo(dataKey.plaintext());
    }

    @Test
    void dataKeysDiffer() {
        String key = newKey();
        assertThat(generate(key).plaintext()).isNotEqualTo(generate(key).plaintext());
    }

    @Test
    void encryptedDecryptsToItself() {
        String key = newKey();
        DecryptResponse decrypted = decrypt(encrypt(key).ciphertextBlob(), CONTEXT);
        assertThat(decrypted.plaintext()).isEqualTo(SECRET);
        assertThat(decrypted.keyId()).isEqualTo(key);
    }

    @Test
    void refusesOtherEncryptionContext() {
        SdkBytes blob = encrypt(newKey()).ciphertextBlob();
        assertThatThrownBy(() -> decrypt(blob, Map.of("label", "another", "scope", "all")))
                .isInstanceOf(InvalidCiphertextException.class);
    }

    @Test
    void refusesMissingEncryptionContext() {
        SdkBytes blob = encrypt(newKey()).ciphertextBlob();
        assertThatThrownBy(() -> decrypt(blob, Map.of())).isInstanceOf(InvalidCiphertextException.class);
    }

    @Test
    void refusesAlteredCiphertext() {
        byte[] blob = encrypt(newKey()).ciphertextBlob().asByteArray();
        blob[blob.length - 1] ^= 1;
        assertThatThrownBy(() -> decrypt(SdkBytes.fromByteArray(blob), CONTEXT))
                .isInstanceOf(InvalidCiphertextException.class);
    }

    @Test
    void refusesToDecryptUnderAnotherKey() {
        SdkBytes blob = encrypt(newKey()).ciphertextBlob();
        String other = newKey();
        assertThatThrownBy(() ->
                        kms.decrypt(r -> r.keyId(other).ciphertextBlob(blob).encryptionContext(CONTEXT)))
                .isInstanceOf(IncorrectKeyException.class);
    }

    @Test
    void disabledKeyDoesNotEncrypt() {
        String key = newKey();
        kms.disableKey(r -> r.keyId(id(key)));
        assertThatThrownBy(() -> encrypt(key)).isInstanceOf(DisabledException.class);
        assertThatThrownBy(() -> generate(key)).isInstanceOf(DisabledException.class);
    }

    @Test
    void disabledKeyDoesNotDecrypt() {
        String key = newKey();
        SdkBytes blob = encrypt(key).ciphertextBlob();
        kms.disableKey(r -> r.keyId(id(key)));
        assertThatThrownBy(() -> decrypt(blob, CONTEXT)).isInstanceOf(DisabledException.class);
    }

    @Test
    void enabledKeyDecryptsAgain() {
        String key = newKey();
        SdkBytes blob = encrypt(key).ciphertextBlob();
        kms.disableKey(r -> r.keyId(id(key)));
        assertThat(kms.describeKey(r -> r.keyId(key)).keyMetadata().keyState()).isEqualTo(KeyState.DISABLED);
        kms.enableKey(r -> r.keyId(id(key)));
        assertThat(decrypt(blob, CONTEXT).plaintext()).isEqualTo(SECRET);
    }

    @Test
    void keyPendingDeletionDoesNotEncrypt() {
        String key = newKey();
        kms.scheduleKeyDeletion(r -> r.keyId(id(key)).pendingWindowInDays(7));
        assertThatThrownBy(() -> encrypt(key)).isInstanceOf(KmsInvalidStateException.class);
        assertThatThrownBy(() -> generate(key)).isInstanceOf(KmsInvalidStateException.class);
    }

    @Test
    void keyPendingDeletionDoesNotDecrypt() {
        String key = newKey();
        SdkBytes blob = encrypt(key).ciphertextBlob();
        kms.scheduleKeyDeletion(r -> r.keyId(id(key)).pendingWindowInDays(7));
        assertThatThrownBy(() -> decrypt(blob, CONTEXT)).isInstanceOf(KmsInvalidStateException.class);
    }

    @Test
    void unknownKeyIsNotFound() {
        String unknown = UUID.randomUUID().toString();
        assertThatThrownBy(() -> encrypt(unknown)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void unknownAliasIsNotFound() {
        assertThatThrownBy(() -> encrypt("alias/" + UUID.randomUUID())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void keyOfAnotherRegionIsNotFound() {
        String key = newKey();
        assertThatThrownBy(() -> elsewhere.encrypt(r -> r.keyId(key).plaintext(SECRET)))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void takesKeyIdKeyArnAliasAndAliasArn() {
        String arn = newKey();
        String alias = "alias/" + UUID.randomUUID();
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(arn));
        String prefix = arn.substring(0, arn.lastIndexOf(':') + 1);
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        for (String form : new String[] {id, arn, alias, prefix + alias}) {
            EncryptResponse encrypted = encrypt(form);
            assertThat(encrypted.keyId()).as(form).isEqualTo(arn);
            DecryptResponse decrypted = kms.decrypt(r ->
                    r.keyId(form).ciphertextBlob(encrypted.ciphertextBlob()).encryptionContext(CONTEXT));
            assertThat(decrypted.plaintext()).as(form).isEqualTo(SECRET);
        }
    }

    @Test
    void movedAliasEncryptsUnderTheNewKeyAndLeavesOldCiphertextReadable() {
        String before = newKey();
        String after = newKey();
        String alias = "alias/" + UUID.randomUUID();
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(before));
        SdkBytes blob = encrypt(alias).ciphertextBlob();
        kms.updateAlias(r -> r.aliasName(alias).targetKeyId(after));
        assertThat(encrypt(alias).keyId()).isEqualTo(after);
        assertThat(decrypt(blob, CONTEXT).keyId()).isEqualTo(before);
        assertThat(kms.listAliases().aliases()).anySatisfy(each -> {
            assertThat(each.aliasName()).isEqualTo(alias);
            assertThat(after).endsWith(each.targetKeyId());
        });
    }

    @Test
    void aliasIsNotCreatedTwice() {
        String key = newKey();
        String alias = "alias/" + UUID.randomUUID();
        kms.createAlias(r -> r.aliasName(alias).targetKeyId(key));
        assertThatThrownBy(() -> kms.createAlias(r -> r.aliasName(alias).targetKeyId(key)))
                .isInstanceOf(AlreadyExistsException.class);
    }

    @Test
    void reEncryptsUnderAnotherKeyAndContext() {
        Map<String, String> newContext = Map.of("label", "2026-02-01/all@awskms.next");
        SdkBytes blob = encrypt(newKey()).ciphertextBlob();
        String destination = newKey();
        SdkBytes again = kms.reEncrypt(r -> r.ciphertextBlob(blob)
                        .sourceEncryptionContext(CONTEXT)
                        .destinationKeyId(destination)
                        .destinationEncryptionContext(newContext))
                .ciphertextBlob();
        DecryptResponse decrypted = decrypt(again, newContext);
        assertThat(decrypted.plaintext()).isEqualTo(SECRET);
        assertThat(decrypted.keyId()).isEqualTo(destination);
    }

    @Test
    void dryRunSaysThatItWouldSucceed() {
        String key = newKey();
        assertThatThrownBy(() -> kms.generateDataKey(
                        r -> r.keyId(key).keySpec(DataKeySpec.AES_256).dryRun(true)))
                .isInstanceOf(DryRunOperationException.class);
    }

    @Test
    void replicaDecryptsWhatThePrimaryEncrypted() {
        String primary = kms.createKey(r -> r.multiRegion(true)).keyMetadata().arn();
        kms.replicateKey(r -> r.keyId(id(primary)).replicaRegion("eu-west-1"));
        SdkBytes blob = encrypt(primary).ciphertextBlob();
        DecryptResponse decrypted =
                elsewhere.decrypt(r -> r.ciphertextBlob(blob).encryptionContext(CONTEXT));
        assertThat(decrypted.plaintext()).isEqualTo(SECRET);
        assertThat(decrypted.keyId()).isEqualTo(primary.replace("eu-north-1", "eu-west-1"));
    }

    private String newKey() {
        return kms.createKey().keyMetadata().arn();
    }

    // moto's administrative operations know keys by id only
    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private GenerateDataKeyResponse generate(String key) {
        return kms.generateDataKey(
                r -> r.keyId(key).keySpec(DataKeySpec.AES_256).encryptionContext(CONTEXT));
    }

    private EncryptResponse encrypt(String key) {
        return kms.encrypt(r -> r.keyId(key).plaintext(SECRET).encryptionContext(CONTEXT));
    }

    private DecryptResponse decrypt(SdkBytes blob, Map<String, String> context) {
        return kms.decrypt(r -> r.ciphertextBlob(blob).encryptionContext(context));
    }
}
