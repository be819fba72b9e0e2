package io.kmsenc.keys.aws;

import io.kmsenc.config.GoDuration;
import io.kmsenc.provider.ProviderSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * How long and how often a call is tried.
 *
 * @param connection to connect
 * @param attempt for one request and its answer
 * @param call for all attempts and the pauses between them
 */
record CallLimits(Duration connection, Duration attempt, Duration call, RetryStrategy retries) {

    private static final Duration CONNECTION = Duration.ofSeconds(3);
    private static final Duration ATTEMPT = Duration.ofSeconds(6);
    private static final Duration CALL = Duration.ofSeconds(30);

    /** Of a checked section. A default is never longer than what the section allows for the whole. */
    static CallLimits of(ProviderSettings settings) {
        Duration call = duration(settings, SettingNames.API_CALL_TIMEOUT).orElse(CALL);
        Duration attempt =
                duration(settings, SettingNames.API_CALL_ATTEMPT_TIMEOUT).orElse(shorter(ATTEMPT, call));
        Duration connection =
                duration(settings, SettingNames.CONNECTION_TIMEOUT).orElse(shorter(CONNECTION, attempt));
        return new CallLimits(connection, attempt, longer(call, attempt), retries(settings));
    }

    private static Optional<Duration> duration(ProviderSettings settings, String key) {
        return settings.value(key).flatMap(GoDuration::positive);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static RetryStrategy retries(ProviderSettings settings) {
        String name = settings.value(SettingNames.RETRY_MODE).orElse("standard");
        RetryMode mode =
                name.equals("adaptive") ? RetryMode.ADAPTIVE_V2 : RetryMode.valueOf(name.toUpperCase(Locale.ROOT));
        RetryStrategy strategy = AwsRetryStrategy.forRetryMode(mode);
        return settings.value(SettingNames.MAX_ATTEMPTS)
                .flatMap(CallCheck::attempts)
                .<RetryStrategy>map(
                        most -> strategy.toBuilder().maxAttempts(most).build())
                .orElse(strategy);
    }
}
