package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.crypto.DataKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class ActiveKeyTest {

    private final ManualClock clock = new ManualClock();
    private final DataKey first = DataKey.of(new byte[] {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
        31, 32
    });
    private final DataKey second = DataKey.of(new byte[32]);
    private final Queue<DataKey> confirmed = new ArrayDeque<>();
    private final ActiveKey active = new ActiveKey(
            now -> KeyLabel.randomized(now, DataKeys.ROOT_SCOPE, "test.one"),
            (label, spent) -> confirmed.remove(),
            id -> confirmed.remove(),
            clock,
            60_000,
            Long.MAX_VALUE);

    @Test
    void confirmsOnlyWhenTheIntervalIsOver() {
        confirmed.add(first);
        confirmed.add(second);
        assertThat(active.get()).isSameAs(first);
        clock.advance(Duration.ofMillis(59_999));
        assertThat(active.get()).isSameAs(first);
        clock.advance(Duration.ofMillis(1));
        assertThat(active.get()).isSameAs(second);
    }

    @Test
    void asksAgainForAKeyThatWasDestroyed() {
        confirmed.add(first);
        confirmed.add(second);
        active.get();
        first.destroy();
        assertThat(active.get()).isSameAs(second);
    }

    @Test
    void doesNotRememberAKeyThatWasDestroyedWhileItWasConfirmed() {
        first.destroy();
        confirmed.add(first);
        confirmed.add(second);
        assertThat(active.get()).isSameAs(first);
        assertThat(active.get()).isSameAs(second);
    }

    @Test
    void remembersNoFailure() {
        assertThatThrownBy(active::get).isInstanceOf(RuntimeException.class);
        confirmed.add(first);
        assertThat(active.get()).isSameAs(first);
    }
}
