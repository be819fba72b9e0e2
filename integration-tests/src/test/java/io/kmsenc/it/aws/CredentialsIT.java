package io.kmsenc.it.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.Fault;
import io.kmsenc.it.kms.KmsRequest;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each way to credentials, over HTTP: KMS and STS check every signature and session token. */
class CredentialsIT {

    @RegisterExtension
    final Account account = new Account();

    @TempDir
    Path folder;

    private final Map<String, String> properties = new HashMap<>();

    @AfterEach
    void clearProperties() {
        properties.keySet().forEach(System::clearProperty);
    }

    /** What the SDK reads beside the section, until the test ends. */
    private void property(String name, String value) {
        properties.put(name, value);
        System.setProperty(name, value);
    }

    private static void generate(Map<String, String> section) {
        try (Provider provider = Account.provider("main", section)) {
            provider.generate(Account.CONTEXT);
        }
    }

    private List<String> callers() {
        return account.kms.requests().stream().map(KmsRequest::accessKeyId).toList();
    }

    private String tokenFile(String token) throws IOException {
        return Files.writeString(folder.resolve("token"), token).toString();
    }

    @Test
    void takesAStaticPairWithAndWithoutSessionToken() {
        generate(account.section(account.key));
        AccessKey session = AccessKey.temporary("ASIASTATIC", "secret", "token", Instant.MAX);
        account.kms.register(session);
        Map<String, String> section = account.bare(account.key);
        section.putAll(Map.of("access_key_id", "ASIASTATIC", "secret_access_key", "secret", "session_token", "token"));
        generate(section);
        assertThat(callers()).containsExactly(Account.USER.id(), "ASIASTATIC");
    }

    @Test
    void takesAProfile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("credentials"),
                "[clerk]\naws_access_key_id = " + Account.USER.id() + "\naws_secret_access_key = "
                        + Account.USER.secret() + "\n");
        property("aws.sharedCredentialsFile", file.toString());
        property("aws.configFile", folder.resolve("none").toString());
        Map<String, String> section = account.bare(account.key);
        section.put("profile", "clerk");
        generate(section);
        assertThat(callers()).containsExactly(Account.USER.id());
    }

    @Test
    void takesTheDefaultChainWhereNothingIsGiven() {
        property("aws.accessKeyId", Account.USER.id());
        property("aws.secretAccessKey", Account.USER.secret());
        generate(account.bare(account.key));
        assertThat(callers()).containsExactly(Account.USER.id());
    }

    @Test
    void takesTheWebIdentityOfTheDefaultChain() throws IOException {
        account.sts.acceptIdentityToken("an-identity-token");
        property("aws.webIdentityTokenFile", tokenFile("an-identity-token"));
        property("aws.roleArn", account.sts.role("of-the-pod", Optional.empty()));
        property("aws.region", "eu-north-1");
        property("aws.endpointUrlSts", account.sts.endpoint().toString());
        generate(account.bare(account.key));
        assertThat(account.sts.count("AssumeRoleWithWebIdentity")).isEqualTo(1);
        assertThat(callers()).containsExactly("ASIA1");
    }

    @Test
    void assumesARoleWithExternalIdAndSessionName() {
        Map<String, String> section = account.assuming(account.sts.role("keys", Optional.of("tenant-7")));
        section.put("external_id", "tenant-7");
        section.put("role_session_name", "billing");
        generate(section);
        assertThat(callers()).containsExactly("ASIA1");
        assertThat(account.sts.requests().get(0).parameters()).containsEntry("RoleSessionName", "billing");
        assertThat(account.sts.requests().get(0).region()).isEqualTo("eu-north-1");
    }

    @Test
    void saysThatARoleCannotBeAssumed() {
        Map<String, String> section = account.assuming(account.sts.role("keys", Optional.of("tenant-7")));
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> generate(section))
                .withMessageContaining("provider \"awskms.main\": sts:AssumeRole was answered by AccessDenied")
                .withMessageContaining("see role_arn, external_id and its trust policy")
                .matches(e -> !e.retryable());
        assertThat(account.kms.requests()).isEmpty();
    }

    @Test
    void assumesARoleByWebIdentityAndReadsTheTokenAnewForEachSession() throws IOException {
        Map<String, String> section = account.bare(account.key);
        section.put("role_arn", account.sts.role("of-the-pod", Optional.empty()));
        section.put("web_identity_token_file", tokenFile("the-first-token"));
        section.put("sts_endpoint", account.sts.endpoint().toString());
        account.sts.acceptIdentityToken("the-first-token");
        try (Provider provider = Account.provider("main", section)) {
            provider.generate(Account.CONTEXT);
            tokenFile("the-second-token");
            account.sts.revokeSessions();
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.generate(Account.CONTEXT))
                    .withMessageContaining("sts:AssumeRoleWithWebIdentity was answered by InvalidIdentityToken")
                    .withMessageContaining("see web_identity_token_file")
                    .satisfies(e -> assertThat(Traces.of(e)).doesNotContain("the-second-token"));
            account.sts.acceptIdentityToken("the-second-token");
            provider.generate(Account.CONTEXT);
        }
        assertThat(account.sts.requests().get(0).accessKeyId()).isEmpty();
    }

    private Provider assuming(Duration lifetime) {
        account.sts.sessionsLast(lifetime);
        return Account.provider("main", account.assuming(account.sts.role("keys", Optional.empty())));
    }

    @Test
    void keepsARolesSessionWhileItIsFarFromItsEnd() {
        try (Provider provider = assuming(Duration.ofHours(1))) {
            provider.generate(Account.CONTEXT);
            provider.generate(Account.CONTEXT);
        }
        assertThat(callers()).containsExactly("ASIA1", "ASIA1");
        assertThat(account.sts.count("AssumeRole")).isEqualTo(1);
    }

    @Test
    void renewsARolesSessionInTheLastMinuteOfItsTime() {
        try (Provider provider = assuming(Duration.ofSeconds(59))) {
            provider.generate(Account.CONTEXT);
            account.sts.sessionsLast(Duration.ofHours(1));
            provider.generate(Account.CONTEXT);
            provider.generate(Account.CONTEXT);
        }
        assertThat(callers()).containsExactly("ASIA1", "ASIA2", "ASIA2");
    }

    // When the SDK renews within the last five minutes is drawn by lot; here it is due in all but a few draws.
    @Test
    void goesOnWithASessionThatIsStillGoodWhenItCannotBeRenewed() {
        try (Provider provider = assuming(Duration.ofSeconds(75))) {
            provider.generate(Account.CONTEXT);
            account.sts.failWhen(request -> true, Fault.error(503, "ServiceUnavailable", "of the test"));
            provider.generate(Account.CONTEXT);
        }
        assertThat(callers()).containsExactly("ASIA1", "ASIA1");
    }

    @Test
    void getsANewSessionWhereTheKmsHoldsTheOldOneExpired() {
        try (Provider provider =
                Account.provider("main", account.assuming(account.sts.role("keys", Optional.empty())))) {
            provider.generate(Account.CONTEXT);
            account.sts.revokeSessions();
            provider.generate(Account.CONTEXT);
        }
        assertThat(callers()).containsExactly("ASIA1", "ASIA1", "ASIA2");
    }

    @Test
    void saysThatStaticCredentialsHaveExpired() {
        account.kms.register(AccessKey.temporary("ASIAOLD", "secret", "an-old-token", Instant.EPOCH));
        Map<String, String> section = account.bare(account.key);
        section.putAll(
                Map.of("access_key_id", "ASIAOLD", "secret_access_key", "secret", "session_token", "an-old-token"));
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> generate(section))
                .withMessageContaining("kms:GenerateDataKey was answered by ExpiredTokenException")
                .withMessageContaining("renew session_token")
                .satisfies(e -> assertThat(Traces.of(e)).doesNotContain("an-old-token"))
                .matches(e -> !e.retryable());
        assertThat(account.kms.requests()).hasSize(1);
    }

    @Test
    void saysThatAProfileHasNoCredentials() {
        property("aws.sharedCredentialsFile", folder.resolve("none").toString());
        property("aws.configFile", folder.resolve("none").toString());
        Map<String, String> section = account.bare(account.key);
        section.put("profile", "nobody");
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> generate(section))
                .withMessageContaining("profile \"nobody\" gave no credentials")
                .matches(e -> !e.retryable());
    }
}
