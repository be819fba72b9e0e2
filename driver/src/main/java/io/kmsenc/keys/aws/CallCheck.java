package io.kmsenc.keys.aws;

import io.kmsenc.config.GoDuration;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Checks how long and how often a call is tried. For one thread, one use. */
final class CallCheck {

    static final Set<String> RETRY_MODES = Set.of("legacy", "standard", "adaptive");
    private static final int MOST_ATTEMPTS = 20;

    private final SectionProblems problems;

    CallCheck(SectionProblems problems) {
        this.problems = problems;
    }

    void check() {
        Optional<Duration> connection = duration(SettingNames.CONNECTION_TIMEOUT);
        Optional<Duration> attempt = duration(SettingNames.API_CALL_ATTEMPT_TIMEOUT);
        Optional<Duration> call = duration(SettingNames.API_CALL_TIMEOUT);
        refuseLonger(SettingNames.CONNECTION_TIMEOUT, connection, SettingNames.API_CALL_ATTEMPT_TIMEOUT, attempt);
        refuseLonger(SettingNames.API_CALL_ATTEMPT_TIMEOUT, attempt, SettingNames.API_CALL_TIMEOUT, call);
        refuseLonger(
                SettingNames.CONNECTION_TIMEOUT,
                attempt.isPresent() ? Optional.empty() : connection,
                SettingNames.API_CALL_TIMEOUT,
                call);
        checkRetries();
    }

    private Optional<Duration> duration(String key) {
        Optional<String> text = problems.value(key);
        // What waits longer than a day waits for ever, and the HTTP client counts milliseconds in 32 bits.
        Optional<Duration> duration = text.flatMap(GoDuration::positive)
                .filter(d -> d.toMillis() >= 1 && d.compareTo(Duration.ofDays(1)) <= 0);
        if (text.isPresent() && duration.isEmpty()) {
            problems.add(key, "no duration of a millisecond to a day; write one such as 500ms or 10s");
        }
        return duration;
    }

    private void refuseLonger(String key, Optional<Duration> part, String wholeKey, Optional<Duration> whole) {
        if (part.isPresent() && whole.isPresent() && part.get().compareTo(whole.get()) > 0) {
            problems.add(key, "longer than " + wholeKey + ", of which it is a part; shorten it");
        }
    }

    private void checkRetries() {
        if (problems.value(SettingNames.RETRY_MODE)
                .filter(mode -> !RETRY_MODES.contains(mode))
                .isPresent()) {
            problems.add(SettingNames.RETRY_MODE, "unknown mode; write legacy, standard or adaptive");
        }
        if (problems.value(SettingNames.MAX_ATTEMPTS)
                .filter(text -> attempts(text).isEmpty())
                .isPresent()) {
            problems.add(SettingNames.MAX_ATTEMPTS, "not a number from 1 to " + MOST_ATTEMPTS);
        }
    }

    static Optional<Integer> attempts(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,2}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= MOST_ATTEMPTS);
    }
}
