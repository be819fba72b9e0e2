package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.config.Configuration;
import io.kmsenc.config.ConfigurationLoader;
import io.kmsenc.config.ConfigurationSource;
import io.kmsenc.config.Surroundings;
import io.kmsenc.schema.ColumnRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationWatchTest {

    private static final String FIRST = "randomized";
    private static final String SECOND = "deterministic";
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration SECOND_LOOK = Duration.ofSeconds(1);

    /** Passes when it is told to; a pause makes it pass. */
    private static final class ManualTime implements ConfigurationWatch.Time {
        private long nanos = Long.MAX_VALUE - 1_000_000_000; // as of a process that overflows soon
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public synchronized long nanos() {
            return nanos;
        }

        @Override
        public synchronized Instant now() {
            return now;
        }

        @Override
        public synchronized void pause(Duration duration) {
            nanos += duration.toNanos();
            now = now.plus(duration);
        }
    }

    @TempDir
    Path folder;

    private final ManualTime time = new ManualTime();
    private final RecordingLogger log = new RecordingLogger();
    private final List<String> installed = new ArrayList<>();
    private @Nullable SQLException refusal;
    private Path ini;
    private ConfigurationSource source;
    private ConfigurationWatch watch;

    @BeforeEach
    void begin() throws IOException {
        ini = folder.resolve("kmsenc.ini");
        write(FIRST);
        source = new ConfigurationLoader(
                        new HashMap<>(ProviderFactories.find()),
                        new Surroundings(Optional.empty(), Map.of(), List.of(), folder))
                .locate(null);
        watch = watch();
    }

    private ConfigurationWatch watch() {
        ConfigurationWatch made = new ConfigurationWatch(source.read().configuration(), this::install, time, log);
        made.follow(source);
        return made;
    }

    private void install(Configuration next) throws SQLException {
        if (refusal != null) {
            throw refusal;
        }
        installed.add(mode(next));
    }

    private static String mode(Configuration configuration) {
        ColumnRule rule = configuration.columns().rules().get(0);
        return rule.deterministic() ? SECOND : FIRST;
    }

    private void write(String mode) throws IOException {
        write("10s", mode);
    }

    private void write(String interval, String mode) throws IOException {
        writeText("[security]\nsecret_key = only-for-the-tests\n[security.encryption]\nreload_interval = " + interval
                + "\n[columns]\ncustomers.ssn = " + mode + "\n");
    }

    private void writeText(String text) throws IOException {
        Files.writeString(ini, text);
        Files.setLastModifiedTime(ini, FileTime.from(time.now()));
    }

    private void lookAfter(Duration duration) {
        time.pause(duration);
        watch.look();
    }

    @Test
    void takesUpWhatTwoLooksHaveSeen() throws IOException {
        lookAfter(INTERVAL);
        write(SECOND);
        lookAfter(INTERVAL);
        assertThat(installed).isEmpty();
        lookAfter(SECOND_LOOK.minusNanos(1));
        assertThat(installed).isEmpty();
        lookAfter(Duration.ofNanos(1));
        assertThat(installed).containsExactly(SECOND);
        assertThat(mode(watch.inForce())).isEqualTo(SECOND);
        assertThat(log.taken()).containsExactly("INFO " + ini + ": taken up: changed [columns] customers.ssn");
    }

    @Test
    void doesNotLookBeforeTheIntervalIsOver() throws IOException {
        write(SECOND);
        Files.setLastModifiedTime(ini, FileTime.from(Instant.EPOCH));
        lookAfter(INTERVAL.minusNanos(1));
        assertThat(installed).isEmpty();
        lookAfter(Duration.ofNanos(1));
        assertThat(installed).containsExactly(SECOND);
    }

    @Test
    void takesUpAtOnceWhatWasWrittenLongAgo() throws IOException {
        write(SECOND);
        lookAfter(ConfigurationWatch.SETTLED.plusNanos(1));
        assertThat(installed).containsExactly(SECOND);
    }

    @Test
    void doesNotTakeUpWhatStillChanges() throws IOException {
        time.pause(INTERVAL);
        for (int i = 0; i < 5; i++) {
            write(i + 5 + "s", SECOND);
            lookAfter(SECOND_LOOK);
        }
        assertThat(installed).isEmpty();
        lookAfter(SECOND_LOOK);
        assertThat(installed).containsExactly(SECOND);
        assertThat(watch.inForce().reloadInterval()).contains(Duration.ofSeconds(9));
    }

    @Test
    void takesNoNoticeOfAFileThatIsMissingForAMoment() throws IOException {
        Files.delete(ini);
        lookAfter(INTERVAL);
        write(FIRST);
        lookAfter(SECOND_LOOK);
        assertThat(installed).isEmpty();
        assertThat(log.taken()).isEmpty();
    }

    @Test
    void keepsWhatIsInForceAndReportsAnInvalidFileOnce() throws IOException {
        writeText("[security]\nsecret_key = only-for-the-tests\n[columns]\ncustomers.ssn = randomised\na.b = secert\n");
        for (int i = 0; i < 5; i++) {
            lookAfter(INTERVAL);
        }
        assertThat(installed).isEmpty();
        assertThat(log.taken())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("ERROR " + ini
                                + ": has changed and can't be used; what was in force before stays in force:")
                        .contains(
                                "[columns] customers.ssn: unknown mode; did you mean \"randomized\"?", "[columns] a.b")
                        .doesNotContain("only-for-the-tests"));
        writeText("[columns]\n");
        lookAfter(INTERVAL);
        lookAfter(INTERVAL);
        assertThat(log.taken()).singleElement().asString().contains("lists no column");
        write(FIRST);
        lookAfter(INTERVAL);
        assertThat(log.taken()).containsExactly("INFO " + ini + ": says again what is in force");
    }

    @Test
    void reportsAFileThatStaysAwayAndTakesTheNext() throws IOException {
        Files.delete(ini);
        lookAfter(INTERVAL);
        lookAfter(INTERVAL);
        assertThat(log.taken()).singleElement().asString().startsWith("ERROR");
        write(SECOND);
        lookAfter(INTERVAL);
        lookAfter(SECOND_LOOK);
        assertThat(installed).containsExactly(SECOND);
    }

    @Test
    void keepsWhatIsInForceWhereTheNewCanNotBeInstalledAndTriesAgain() throws IOException {
        refusal = new SQLException("column is too small");
        write(SECOND);
        lookAfter(INTERVAL);
        lookAfter(INTERVAL);
        lookAfter(INTERVAL);
        assertThat(mode(watch.inForce())).isEqualTo(FIRST);
        assertThat(log.taken()).singleElement().asString().endsWith("column is too small");
        refusal = null;
        lookAfter(INTERVAL);
        assertThat(installed).isEmpty();
        lookAfter(INTERVAL.multipliedBy(8));
        assertThat(installed).containsExactly(SECOND);
    }

    @Test
    void triesTheMoreSeldomTheLongerATryTakes() throws IOException {
        List<Long> tries = new ArrayList<>();
        watch = new ConfigurationWatch(
                source.read().configuration(),
                next -> {
                    tries.add(time.nanos());
                    time.pause(Duration.ofSeconds(30));
                    throw new SQLException("the KMS doesn't answer");
                },
                time,
                log);
        watch.follow(source);
        write(SECOND);
        for (int i = 0; i < 40; i++) {
            lookAfter(INTERVAL);
        }
        assertThat(tries).hasSize(2);
        assertThat(tries.get(1) - tries.get(0))
                .isGreaterThan(Duration.ofMinutes(5).toNanos());
    }

    @Test
    void seesASecretInAFileBehindALinkThatIsTurned() throws IOException {
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        Files.writeString(first.resolve("key"), "only-for-the-tests");
        Files.writeString(second.resolve("key"), "only-for-the-other-tests");
        Path link = Files.createSymbolicLink(folder.resolve("data"), first);
        writeText("[security]\nsecret_key = $__file{data/key}\n[columns]\ncustomers.ssn = randomized\n");
        watch = watch();
        Path turned = Files.createSymbolicLink(folder.resolve("turned"), second);
        Files.move(turned, link, StandardCopyOption.REPLACE_EXISTING);
        lookAfter(INTERVAL);
        lookAfter(SECOND_LOOK);
        assertThat(log.taken()).containsExactly("INFO " + ini + ": taken up: changed [security] secret_key");
    }

    @Test
    void neverLooksWhereItIsOff() throws IOException {
        write("off", FIRST);
        watch = watch();
        write(SECOND);
        lookAfter(Duration.ofDays(1));
        lookAfter(Duration.ofDays(1));
        watch.lookAfterFailure();
        assertThat(installed).isEmpty();
    }

    @Test
    void goesOnInTheIntervalThatTheNewConfigurationSays() throws IOException {
        write("1h", SECOND);
        lookAfter(INTERVAL);
        lookAfter(SECOND_LOOK);
        write(FIRST);
        lookAfter(Duration.ofMinutes(59));
        lookAfter(SECOND_LOOK);
        assertThat(installed).containsExactly(SECOND);
        lookAfter(Duration.ofMinutes(1));
        lookAfter(SECOND_LOOK);
        assertThat(installed).containsExactly(SECOND, FIRST);
    }

    @Test
    void waitsAfterAFailureForWhatWasJustWritten() throws IOException {
        lookAfter(INTERVAL);
        write(SECOND);
        time.pause(Duration.ofNanos(1));
        watch.lookAfterFailure();
        assertThat(installed).containsExactly(SECOND);
    }

    @Test
    void findsNothingAfterAFailureWhereNothingHasChanged() throws IOException {
        time.pause(Duration.ofNanos(1));
        watch.lookAfterFailure();
        assertThat(installed).isEmpty();
        writeText("[columns]\n");
        time.pause(Duration.ofNanos(1));
        watch.lookAfterFailure();
        assertThat(installed).isEmpty();
        write(SECOND);
        time.pause(Duration.ofNanos(1));
        watch.lookAfterFailure();
        assertThat(installed).containsExactly(SECOND);
    }

    @Test
    void looksForNothingWhileItRests() throws IOException {
        watch.rest();
        write(SECOND);
        lookAfter(INTERVAL);
        lookAfter(INTERVAL);
        assertThat(installed).isEmpty();
        assertThat(log.taken()).isEmpty();
        watch.follow(source);
        lookAfter(INTERVAL);
        lookAfter(SECOND_LOOK);
        assertThat(installed).containsExactly(SECOND);
    }

    @Test
    void letsOthersGoOnWhileOneThreadInstalls() throws Exception {
        CountDownLatch installing = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        watch = new ConfigurationWatch(
                source.read().configuration(),
                next -> {
                    installing.countDown();
                    try {
                        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
                    } catch (InterruptedException e) {
                        throw new SQLException(e);
                    }
                },
                time,
                log);
        watch.follow(source);
        write(SECOND);
        time.pause(ConfigurationWatch.SETTLED.plusSeconds(1));
        Thread looking = new Thread(watch::look);
        looking.start();
        assertThat(installing.await(10, TimeUnit.SECONDS)).isTrue();
        watch.look();
        assertThat(mode(watch.inForce())).isEqualTo(FIRST);
        done.countDown();
        looking.join(10_000);
        assertThat(mode(watch.inForce())).isEqualTo(SECOND);
    }
}
