package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.crypto.DataKey;
import io.kmsenc.crypto.KeyId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReplaceableDataKeysTest {

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider before = new CountingProvider("test.one");
    private final CountingProvider after = new CountingProvider("test.one");

    private ReplaceableDataKeys keys() {
        return new ReplaceableDataKeys(database.keys(before), () -> {});
    }

    @Test
    void findsTheSameKeysThroughTheNewProviderAndDestroysTheOldOnes() {
        try (ReplaceableDataKeys keys = keys()) {
            DataKey old = keys.current(DataKeys.ROOT_SCOPE);
            keys.replace(database.keys(after), true);
            assertThat(old.isDestroyed()).isTrue();
            assertThat(before.closed).hasValue(1);
            DataKey found = keys.find(old.id(), "column:any");
            assertThat(found.id()).isEqualTo(old.id());
            assertThat(found.isDestroyed()).isFalse();
            assertThat(keys.current(DataKeys.ROOT_SCOPE)).isSameAs(found);
            assertThat(after.decrypted).hasValue(1);
            assertThat(after.generated).hasValue(0);
        }
        assertThat(after.closed).hasValue(1);
    }

    @Test
    void asksTheNewOnesWhatFailedBecauseTheOldOnesWereClosed() throws Exception {
        KeyId id;
        try (StoredDataKeys writer = database.keys(new CountingProvider("test.one"))) {
            id = writer.current(DataKeys.ROOT_SCOPE).id();
        }
        before.delayMillis = 300;
        before.failing = true; // as a client that is closed under a call fails it
        try (ReplaceableDataKeys keys = keys()) {
            CompletableFuture<DataKey> call = CompletableFuture.supplyAsync(() -> keys.find(id, "column:any"));
            while (before.decrypted.get() == 0) {
                Thread.onSpinWait();
            }
            keys.replace(database.keys(after), true);
            assertThat(call.get(10, TimeUnit.SECONDS).id()).isEqualTo(id);
            assertThat(call.get().isDestroyed()).isFalse();
        }
    }

    @Test
    void keepsTheOldOnesWhereTheNewProviderCanNotDecryptTheirs() {
        try (ReplaceableDataKeys keys = keys()) {
            KeyId id = keys.current(DataKeys.ROOT_SCOPE).id();
            keys.find(id, "column:any");
            after.failing = true;
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.replace(database.keys(after), true))
                    .withMessageContaining("test.one");
            assertThat(after.closed).hasValue(1);
            assertThat(before.closed).hasValue(0);
            assertThat(keys.find(id, "column:any").isDestroyed()).isFalse();
        }
    }

    @Test
    void keepsTheOldOnesWhereTheNewProviderCanNotEncrypt() {
        CountingProvider other = new CountingProvider("test.two");
        other.failing = true;
        try (ReplaceableDataKeys keys = keys()) {
            keys.current(DataKeys.ROOT_SCOPE);
            assertThatThrownBy(() -> keys.replace(database.keys(other, after), false))
                    .isInstanceOf(DataKeyException.class);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).isDestroyed()).isFalse();
        }
    }

    @Test
    void makesNoKeyAsATrialForWhoOnlyReads() throws Exception {
        CountingProvider other = new CountingProvider("test.two");
        KeyId id;
        try (StoredDataKeys writer = database.keys(new CountingProvider("test.one"))) {
            id = writer.current(DataKeys.ROOT_SCOPE).id();
        }
        try (ReplaceableDataKeys keys = keys()) {
            keys.find(id, "column:any");
            keys.replace(database.keys(other, after), true);
            assertThat(keys.find(id, "column:any").id()).isEqualTo(id);
            assertThat(other.generated).hasValue(0);
        }
        assertThat(database.query("SELECT COUNT(*) FROM kmsenc_data_keys")).isEqualTo("1");
    }

    @Test
    void takesOthersWhereTheTableWasChangedBeneath() throws Exception {
        try (ReplaceableDataKeys keys = keys()) {
            KeyId id = keys.current(DataKeys.ROOT_SCOPE).id();
            keys.find(id, "column:any");
            database.execute("DROP TABLE kmsenc_data_keys");
            keys.confirmAgain();
            keys.replace(database.keys(after), true);
            assertThat(keys.current(DataKeys.ROOT_SCOPE).id()).isNotEqualTo(id);
        }
    }

    @Test
    void looksForOthersBeforeItTellsOfAFailure() {
        AtomicInteger looks = new AtomicInteger();
        ReplaceableDataKeys[] made = new ReplaceableDataKeys[1];
        before.failing = true;
        try (ReplaceableDataKeys keys = new ReplaceableDataKeys(database.keys(before), () -> {
            looks.incrementAndGet();
            made[0].replace(database.keys(after), true);
        })) {
            made[0] = keys;
            assertThat(keys.current(DataKeys.ROOT_SCOPE).isDestroyed()).isFalse();
            assertThat(looks).hasValue(1);
        }
    }

    @Test
    void tellsTheFailureWhereThereAreNoOthers() {
        before.failing = true;
        try (ReplaceableDataKeys keys = new ReplaceableDataKeys(database.keys(before), () -> {})) {
            assertThatThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .isInstanceOf(DataKeyException.class)
                    .hasMessageContaining("out of order");
        }
    }

    @Test
    void closesOthersThatComeTooLate() {
        ReplaceableDataKeys keys = keys();
        keys.close();
        keys.replace(database.keys(after), true);
        assertThat(before.closed).hasValue(1);
        assertThat(after.closed).hasValue(1);
        assertThatThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                .isInstanceOf(DataKeyException.class)
                .hasMessageContaining("closed");
    }
}
