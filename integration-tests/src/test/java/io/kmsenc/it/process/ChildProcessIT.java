package io.kmsenc.it.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Leaves a file behind only if its shutdown hook runs. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            Path trace = Path.of(arguments[0]);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> trace.toFile().mkdir()));
            System.out.println(System.getProperty("its.property") + " " + System.getenv("ITS_VARIABLE"));
            Checkpoint.hold("one");
            Checkpoint.hold("two");
            System.exit(Integer.parseInt(arguments[1]));
        }
    }

    @TempDir
    private Path folder;

    @Test
    void runsToItsEnd() throws InterruptedException, IOException {
        try (ChildProcess child = start()) {
            child.awaitReached("one", LIMIT);
            assertThat(child.output()).containsExactly("set too", "reached one");
            child.resume();
            child.awaitReached("two", LIMIT);
            child.resume();
            assertThat(child.awaitExit(LIMIT)).isEqualTo(42);
            assertThat(folder.resolve("trace")).exists();
        }
    }

    @Test
    void isKilledWhereItHoldsAndCleansNothingUp() throws InterruptedException {
        try (ChildProcess child = start()) {
            child.killAt("one", LIMIT);
            assertThat(child.isAlive()).isFalse();
            assertThat(child.awaitExit(LIMIT)).isEqualTo(128 + 9);
            assertThat(child.output()).doesNotContain("reached two");
            assertThat(folder.resolve("trace")).doesNotExist();
        }
    }

    @Test
    void waitingForAPlaceNeverReachedTellsWhatWasPrinted() {
        try (ChildProcess child = start()) {
            assertThatThrownBy(() -> child.awaitReached("two", Duration.ofSeconds(2)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("reached two")
                    .hasMessageContaining("reached one");
        }
    }

    @Test
    void waitingEndsWhenTheProcessEnds() {
        try (ChildProcess child = ChildProcess.start(Program.class)) {
            assertThatThrownBy(() -> child.awaitReached("one", LIMIT))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("ended before")
                    .hasMessageContaining("ArrayIndexOutOfBoundsException");
        }
    }

    private ChildProcess start() {
        return ChildProcess.start(
                Program.class,
                Map.of("its.property", "set"),
                Map.of("ITS_VARIABLE", "too"),
                folder.resolve("trace").toString(),
                "42");
    }
}
