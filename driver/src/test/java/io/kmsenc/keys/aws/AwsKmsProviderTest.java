package io.kmsenc.keys.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.provider.GeneratedDataKey;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import io.kmsenc.provider.ProviderSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsKmsProviderTest {

    private static final String ACCOUNT_ARN = "arn:aws:kms:eu-north-1:111122223333:";
    private static final String KEY_ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
    private static final Map<String, String> CONTEXT = Map.of("kmsenc:label", "2026-03-01/root@awskms.main");

    private KmsAnswers kms;

    @BeforeEach
    void start() throws IOException {
        kms = new KmsAnswers();
    }

    @AfterEach
    void stop() {
        kms.close();
    }

    private Provider provider(String keyId) {
        return new AwsKmsProviderFactory()
                .create(new ProviderSettings(
                        "awskms",
                        "main",
                        "kmsenc.ini",
                        Map.of(
                                "key_id", keyId,
                                "region", "eu-north-1",
                                "endpoint", kms.endpoint(),
                                "access_key_id", "AKIAIOSFODNN7EXAMPLE",
                                "secret_access_key", "wJalrXUtnFEMIEXAMPLEKEY",
                                "session_token", "a-token-nobody-may-see")));
    }

    private static String base64(byte... bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void willDecryptUnder(String keyArn) {
        kms.willAnswer(200, "{\"KeyId\":\"" + keyArn + "\",\"Plaintext\":\"" + base64(new byte[32]) + "\"}");
    }

    @Test
    void asksForADataKeyOf256BitsWithTheEncryptionContext() {
        kms.willAnswer(
                200,
                "{\"KeyId\":\"k\",\"CiphertextBlob\":\"" + base64((byte) 1, (byte) 2) + "\",\"Plaintext\":\""
                        + base64(new byte[32]) + "\"}");
        try (Provider provider = provider("alias/ExampleAlias")) {
            GeneratedDataKey generated = provider.generate(CONTEXT);
            assertThat(generated.plaintext()).hasSize(32);
            assertThat(generated.encrypted()).containsExactly(1, 2);
        }
        KmsAnswers.Asked asked = kms.asked.get(0);
        assertThat(asked.target()).isEqualTo("TrentService.GenerateDataKey");
        assertThat(asked.body())
                .contains(
                        "\"alias/ExampleAlias\"", "\"AES_256\"", "{\"kmsenc:label\":\"2026-03-01/root@awskms.main\"}");
        assertThat(asked.authorization()).contains("Credential=AKIAIOSFODNN7EXAMPLE/", "/eu-north-1/kms/");
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY_ID, ACCOUNT_ARN + "key/" + KEY_ID})
    void decryptsOnlyUnderTheConfiguredKey(String keyId) {
        willDecryptUnder(ACCOUNT_ARN + "key/" + KEY_ID);
        try (Provider provider = provider(keyId)) {
            provider.decrypt(new byte[] {1}, CONTEXT);
        }
        assertThat(kms.asked.get(0).body()).contains("\"KeyId\":\"" + keyId + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alias/ExampleAlias", ACCOUNT_ARN + "alias/ExampleAlias"})
    void decryptsUnderTheKeyThatAnAliasWasPointedAtBefore(String alias) {
        willDecryptUnder(ACCOUNT_ARN + "key/" + KEY_ID);
        try (Provider provider = provider(alias)) {
            assertThat(provider.decrypt(new byte[] {1}, CONTEXT)).hasSize(32);
        }
        assertThat(kms.asked.get(0).body()).doesNotContain("KeyId");
    }

    @Test
    void refusesAKeyOfAnotherAccountThanTheAliasIsIn() {
        willDecryptUnder("arn:aws:kms:eu-north-1:999999999999:key/" + KEY_ID);
        try (Provider provider = provider(ACCOUNT_ARN + "alias/ExampleAlias")) {
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.decrypt(new byte[] {1}, CONTEXT))
                    .withMessageContaining("another account");
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "failures.csv", numLinesToSkip = 1)
    void saysWhatAFailureMeans(int status, String code, boolean retryable, String remedy) {
        kms.willAnswer(
                status, "{\"__type\":\"" + code + "\",\"message\":\"x-amz-security-token:a-token-nobody-may-see\"}");
        try (Provider provider = provider(KEY_ID)) {
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.decrypt(new byte[] {1}, CONTEXT))
                    .withMessageContaining("provider \"awskms.main\": kms:Decrypt")
                    .withMessageContaining(code)
                    .withMessageContaining(remedy)
                    .matches(e -> e.retryable() == retryable);
        }
    }

    @Test
    void repeatsNoAnswerThatQuotesTheSignedRequest() {
        kms.willAnswer(
                400,
                "{\"__type\":\"InvalidSignatureException\",\"message\":\"x-amz-security-token:a-token-nobody-may-see\"}");
        try (Provider provider = provider(KEY_ID)) {
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.decrypt(new byte[] {1}, CONTEXT))
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("nobody-may-see", "wJalr"));
        }
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void mayBeAskedAgainAfterAnOutage() {
        try (Provider provider = provider(KEY_ID)) {
            kms.close();
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.generate(CONTEXT))
                    .withMessageContaining("got no answer")
                    .matches(ProviderException::retryable);
        }
    }

    @Test
    void asksNothingMoreWhenClosed() {
        Provider provider = provider(KEY_ID);
        provider.close();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> provider.generate(CONTEXT));
        assertThat(kms.asked).isEmpty();
    }

    @Test
    void showsNoCredentials() {
        try (Provider provider = provider(KEY_ID)) {
            assertThat(provider.toString()).isEqualTo("AwsKmsProvider[awskms.main, " + KEY_ID + "]");
        }
    }
}
