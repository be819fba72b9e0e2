package io.kmsenc.it.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.kmsenc.it.app.Ini;
import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A KMS key by each of its names, behind an alias, and in several Regions. */
class KeyFormsIT {

    private static final String ELSEWHERE = "eu-west-1";

    @RegisterExtension
    final Account account = new Account();

    @Test
    void encryptsAndDecryptsByEachFormOfTheKeyAndTellsItsArn() {
        account.kms.alias(Ini.REGION, "alias/a", account.key);
        String id = account.key.substring(account.key.lastIndexOf('/') + 1);
        String aliasArn = account.key.substring(0, account.key.lastIndexOf(':') + 1) + "alias/a";
        for (String form : List.of(id, account.key, "alias/a", aliasArn)) {
            try (Provider provider = account.provider(form)) {
                GeneratedDataKey generated = provider.generate(Account.CONTEXT);
                assertThat(generated.kmsKey()).as(form).isEqualTo(account.key);
                assertThat(provider.decrypt(generated.encrypted(), Account.CONTEXT))
                        .as(form)
                        .isEqualTo(generated.plaintext());
            }
        }
    }

    @Test
    void saysOnceThatAnAliasWasPointedAtAnotherKey() {
        account.kms.alias(Ini.REGION, "alias/a", account.key);
        try (Provider provider = account.provider("alias/a");
                Warnings warnings = new Warnings()) {
            GeneratedDataKey before = provider.generate(Account.CONTEXT);
            provider.generate(Account.CONTEXT);
            assertThat(warnings.messages()).isEmpty();
            String next = account.kms.createKey(Ini.REGION);
            account.kms.alias(Ini.REGION, "alias/a", next);
            assertThat(provider.generate(Account.CONTEXT).kmsKey()).isEqualTo(next);
            provider.encrypt(before.plaintext(), Account.CONTEXT);
            assertThat(provider.decrypt(before.encrypted(), Account.CONTEXT)).isEqualTo(before.plaintext());
            provider.generate(Account.CONTEXT);
            assertThat(warnings.messages())
                    .singleElement(STRING)
                    .contains("\"awskms.main\"", "\"alias/a\" stands for KMS key " + next, account.key + " before");
        }
    }

    @Test
    void decryptsByAReplicaWhatThePrimaryEncryptedAndTheOtherWayRound() {
        String primary = account.kms.createMultiRegionKey(Ini.REGION, ELSEWHERE);
        String replica = primary.replace(Ini.REGION, ELSEWHERE);
        String id = primary.substring(primary.lastIndexOf('/') + 1);
        for (String there : List.of(replica, id)) {
            Map<String, String> section = account.section(there);
            section.put("region", ELSEWHERE);
            try (Provider here = account.provider(primary);
                    Provider away = Account.provider("main", section)) {
                GeneratedDataKey one = here.generate(Account.CONTEXT);
                GeneratedDataKey other = away.generate(Account.CONTEXT);
                assertThat(other.kmsKey()).isEqualTo(replica);
                assertThat(away.decrypt(one.encrypted(), Account.CONTEXT)).isEqualTo(one.plaintext());
                assertThat(here.decrypt(other.encrypted(), Account.CONTEXT)).isEqualTo(other.plaintext());
            }
        }
    }

    @Test
    void refusesAKeyOfAnotherRegion() {
        Map<String, String> section = account.section(account.key.substring(account.key.lastIndexOf('/') + 1));
        section.put("region", ELSEWHERE);
        byte[] encrypted;
        try (Provider here = account.provider(account.key)) {
            encrypted = here.generate(Account.CONTEXT).encrypted();
        }
        try (Provider away = Account.provider("main", section)) {
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> away.generate(Account.CONTEXT))
                    .withMessageContaining("NotFoundException")
                    .withMessageContaining("see key_id and region");
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> away.decrypt(encrypted, Account.CONTEXT))
                    .withMessageContaining("see key_id and region")
                    .matches(e -> !e.retryable());
        }
    }
}
