package io.kmsenc.it.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.it.app.Ini;
import io.kmsenc.it.kms.Fault;
import io.kmsenc.it.kms.PlannedFault;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every trouble at every call: the exception names provider, call, problem and remedy, and holds no secret. */
class FailuresIT {

    private static final byte[] DATA_KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @RegisterExtension
    final Account account = new Account();

    private Provider main;
    private Provider next;
    private byte[] encrypted;

    /** Where a provider asks the KMS. */
    enum Call {
        GENERATE_DATA_KEY("GenerateDataKey"),
        ENCRYPT("Encrypt"),
        DECRYPT("Decrypt"),
        RE_ENCRYPT("ReEncrypt");

        private final String operation;

        Call(String operation) {
            this.operation = operation;
        }
    }

    private void run(Call call) {
        switch (call) {
            case GENERATE_DATA_KEY -> main.generate(Account.CONTEXT);
            case ENCRYPT -> main.encrypt(DATA_KEY, Account.CONTEXT);
            case DECRYPT -> main.decrypt(encrypted, Account.CONTEXT);
            case RE_ENCRYPT -> main.reencrypt(encrypted, Account.CONTEXT, next, Account.CONTEXT);
        }
    }

    @BeforeEach
    void open() {
        main = account.provider(account.key);
        next = Account.provider("next", account.section(account.key));
        encrypted = main.encrypt(DATA_KEY, Account.CONTEXT).bytes();
    }

    @AfterEach
    void close() {
        main.close();
        next.close();
    }

    private void assertFails(Call call, boolean retryable, String problem) {
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> run(call))
                .withMessageStartingWith("provider \"awskms.main\": kms:" + call.operation + " ")
                .withMessageContaining(problem)
                .satisfies(e -> assertThat(Traces.of(e))
                        .doesNotContain(Account.USER.secret())
                        .doesNotContain(Base64.getEncoder().encodeToString(DATA_KEY))
                        .doesNotContain(Base64.getEncoder().encodeToString(encrypted)))
                .matches(e -> e.retryable() == retryable);
    }

    private static Fault fault(String name) {
        return switch (name) {
            case "late" -> Fault.latency(Duration.ofSeconds(3));
            case "trickle" -> Fault.trickle();
            case "cut" -> Fault.cut();
            case "cut answer" -> Fault.cutAnswer();
            default -> {
                String[] error = name.split(" ", 2);
                yield Fault.error(Integer.parseInt(error[0]), error[1], "of the test");
            }
        };
    }

    @ParameterizedTest
    @CsvFileSource(resources = "passing.csv", numLinesToSkip = 1)
    void saysThatATroublePasses(Call call, String trouble, String problem) {
        PlannedFault fault =
                account.kms.failWhen(request -> request.operation().equals(call.operation), fault(trouble));
        assertFails(call, true, problem);
        fault.close();
        run(call);
    }

    @ParameterizedTest
    @EnumSource
    void saysThatNobodyListens(Call call) {
        account.kms.close();
        assertFails(call, true, "got no answer; see that the endpoint can be reached");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheKeyIsDisabled(Call call) {
        account.kms.disableKey(Ini.REGION, account.key);
        assertFails(call, false, "DisabledException");
    }

    @ParameterizedTest
    @EnumSource
    void saysThatTheKeyIsPendingDeletion(Call call) {
        account.kms.scheduleKeyDeletion(Ini.REGION, account.key);
        assertFails(call, false, "cancel the deletion and enable it");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RE_ENCRYPT")
    void saysWhatMustBeAllowed(Call call) {
        account.kms.deny(Account.USER.id(), call.operation);
        assertFails(call, false, "allow kms:" + call.operation + " on the key");
    }

    @Test
    void saysWhatMustBeAllowedWhereReEncryptAndItsFallbackAreDenied() {
        account.kms.deny(Account.USER.id(), "ReEncrypt", "Decrypt");
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> run(Call.RE_ENCRYPT))
                .withMessageStartingWith("provider \"awskms.next\": kms:Decrypt ")
                .matches(e -> !e.retryable());
    }

    @ParameterizedTest
    @CsvSource({
        "400 Throttling,true,AssumeRole was answered by Throttling",
        "503 ServiceUnavailable,true,try again later",
        "403 ExpiredToken,false,the credentials have expired",
        "403 InvalidClientTokenId,false,see access_key_id",
        "403 SignatureDoesNotMatch,false,see secret_access_key and the clock",
        "403 RegionDisabledException,false,set sts_endpoint",
        "400 ValidationError,false,see role_arn",
        "400 SomethingNew,false,API Reference of AWS STS",
        "late,true,in time",
        "cut,true,got no answer"
    })
    void saysWhatIsWrongWithARole(String trouble, boolean retryable, String problem) {
        Map<String, String> section = account.assuming(account.sts.role("keys", Optional.empty()));
        try (Provider provider = Account.provider("main", section)) {
            PlannedFault fault = account.sts.failWhen(request -> true, fault(trouble));
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.generate(Account.CONTEXT))
                    .withMessageContaining("provider \"awskms.main\": sts:AssumeRole ")
                    .withMessageContaining(problem)
                    .satisfies(e -> assertThat(Traces.of(e)).doesNotContain(Account.USER.secret()))
                    .matches(e -> e.retryable() == retryable);
            fault.close();
            provider.generate(Account.CONTEXT);
        }
    }

    @Test
    void endsACallAfterItsWholeTimeHoweverManyAttempts() {
        Map<String, String> section = account.section(account.key);
        section.put("max_attempts", "20");
        section.put("api_call_attempt_timeout", "400ms");
        section.put("api_call_timeout", "1s");
        long start = System.nanoTime();
        account.kms.failWhen(request -> true, Fault.latency(Duration.ofSeconds(3)));
        try (Provider provider = Account.provider("main", section)) {
            assertThatExceptionOfType(ProviderException.class).isThrownBy(() -> provider.generate(Account.CONTEXT));
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(900), Duration.ofMillis(2500));
        assertThat(account.kms.count("GenerateDataKey")).isBetween(2L, 3L);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void triesAsOftenAsIsSet() {
        Map<String, String> section = account.section(account.key);
        section.put("max_attempts", "3");
        section.put("api_call_timeout", "10s");
        try (Provider provider = Account.provider("main", section)) {
            account.kms.failNext(2, Fault.throttling());
            provider.generate(Account.CONTEXT);
        }
        assertThat(account.kms.count("GenerateDataKey")).isEqualTo(3);
    }

    @Test
    void goesByTheProxyAndPastIt() {
        Map<String, String> section = account.section(account.key);
        // Nobody listens at port 1: an answer can come from the proxy alone.
        section.put("endpoint", "http://localhost:1");
        section.put("proxy", account.kms.endpoint().toString());
        try (Provider provider = Account.provider("main", section)) {
            provider.generate(Account.CONTEXT);
        }
        section.put("no_proxy", "kms.local, localhost");
        try (Provider provider = Account.provider("main", section)) {
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.generate(Account.CONTEXT))
                    .withMessageContaining("got no answer");
        }
        assertThat(account.kms.count("GenerateDataKey")).isEqualTo(1);
    }

    @Test
    void sendsNothingWithoutTlsToAnEndpointThatTheSdkFoundByItself() {
        System.setProperty("aws.endpointUrlKms", "http://kms.invalid");
        Map<String, String> section = account.section(account.key);
        section.remove("endpoint");
        try (Provider provider = Account.provider("main", section)) {
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.generate(Account.CONTEXT))
                    .withMessageContaining("could not be sent")
                    .withStackTraceContaining("the endpoint of \"kms.invalid\" is http")
                    .matches(e -> !e.retryable());
        } finally {
            System.clearProperty("aws.endpointUrlKms");
        }
    }
}
