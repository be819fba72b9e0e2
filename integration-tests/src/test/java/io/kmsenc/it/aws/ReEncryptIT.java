package io.kmsenc.it.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.kmsenc.it.app.Ini;
import io.kmsenc.it.kms.KmsRequest;
import io.kmsenc.keys.local.SecretKeyProviderFactory;
import io.kmsenc.provider.EncryptedDataKey;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import io.kmsenc.provider.ProviderSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A data key brought under another key-encryption key. */
class ReEncryptIT {

    private static final Map<String, String> NEXT = Map.of("kmsenc:label", "2026-03-01/root@awskms.next");

    @RegisterExtension
    final Account account = new Account();

    private String nextKey;
    private Provider main;
    private Provider next;
    private GeneratedDataKey dataKey;

    @BeforeEach
    void generate() {
        nextKey = account.kms.createKey(Ini.REGION);
        main = account.provider(account.key);
        next = Account.provider("next", account.section(nextKey));
        dataKey = main.generate(Account.CONTEXT);
        account.kms.clearRequests();
    }

    @AfterEach
    void close() {
        main.close();
        next.close();
    }

    private List<String> asked() {
        return account.kms.requests().stream().map(KmsRequest::operation).toList();
    }

    private EncryptedDataKey reencrypted(Provider target) {
        return target.reencrypt(dataKey.encrypted(), Account.CONTEXT, main, NEXT);
    }

    private void assertDecrypts(Provider provider, EncryptedDataKey encrypted) {
        assertThat(provider.decrypt(encrypted.bytes(), NEXT)).isEqualTo(dataKey.plaintext());
    }

    @Test
    void leavesTheDataKeyInTheKmsBetweenTwoOfItsKeys() {
        EncryptedDataKey again = reencrypted(next);
        assertThat(asked()).containsExactly("ReEncrypt");
        assertThat(account.kms.requests().get(0).parameters())
                .containsEntry("SourceKeyId", account.key)
                .containsEntry("SourceEncryptionContext", Account.CONTEXT)
                .containsEntry("DestinationKeyId", nextKey)
                .containsEntry("DestinationEncryptionContext", NEXT);
        assertThat(again.kmsKey()).isEqualTo(nextKey);
        assertDecrypts(next, again);
    }

    @Test
    void followsAnAliasThatWasPointedAtAnotherKey() {
        account.kms.alias(Ini.REGION, "alias/a", account.key);
        try (Provider alias = account.provider("alias/a")) {
            GeneratedDataKey before = alias.generate(Account.CONTEXT);
            account.kms.alias(Ini.REGION, "alias/a", nextKey);
            EncryptedDataKey again = alias.reencrypt(before.encrypted(), Account.CONTEXT, alias, Account.CONTEXT);
            assertThat(again.kmsKey()).isEqualTo(nextKey);
            assertThat(next.decrypt(again.bytes(), Account.CONTEXT)).isEqualTo(before.plaintext());
        }
    }

    @Test
    void decryptsAndEncryptsWhereReEncryptIsDeniedAndAsksForItOnce() {
        account.kms.deny(Account.USER.id(), "ReEncrypt");
        assertDecrypts(next, reencrypted(next));
        account.kms.clearRequests();
        assertThat(reencrypted(next).kmsKey()).isEqualTo(nextKey);
        assertThat(asked()).containsExactly("Decrypt", "Encrypt");
    }

    @Test
    void decryptsAndEncryptsBetweenRegions() {
        Map<String, String> section = account.section(account.kms.createKey("eu-west-1"));
        section.put("region", "eu-west-1");
        try (Provider away = Account.provider("away", section)) {
            assertDecrypts(away, reencrypted(away));
        }
        assertThat(account.kms.requests())
                .extracting(KmsRequest::operation, KmsRequest::region)
                .startsWith(tuple("Decrypt", Ini.REGION), tuple("Encrypt", "eu-west-1"));
    }

    @Test
    void goesFromAndToAProviderThatIsNoKms() {
        Provider local = new SecretKeyProviderFactory()
                .create(new ProviderSettings(
                        "secretKey", "v1", "kmsenc.ini", Map.of("secret_key", "a secret key of the tests")));
        EncryptedDataKey kept = reencrypted(local);
        assertDecrypts(local, kept);
        assertDecrypts(next, next.reencrypt(kept.bytes(), NEXT, local, NEXT));
        assertThat(asked()).containsExactly("Decrypt", "Encrypt", "Decrypt");
        local.close();
    }

    @Test
    void refusesAnotherEncryptionContextWithoutAFallback() {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> next.reencrypt(dataKey.encrypted(), NEXT, main, NEXT))
                .withMessageContaining("kms:ReEncrypt was answered by InvalidCiphertextException");
        assertThat(asked()).containsExactly("ReEncrypt");
    }
}
