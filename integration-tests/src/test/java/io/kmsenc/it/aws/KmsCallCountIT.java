package io.kmsenc.it.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.config.DataKeySettings;
import io.kmsenc.crypto.DataKey;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.kms.KmsRequest;
import io.kmsenc.keys.StoredDataKeys;
import io.kmsenc.provider.Provider;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Counts and prints what docs/OPERATIONS.md says of the calls to the KMS: exactly these, and no other. */
class KmsCallCountIT {

    @RegisterExtension
    final Account account = new Account();

    private final Days days = new Days();

    /** A clock that is moved by hand. */
    private static final class Days extends Clock {
        private Instant now = Instant.parse("2026-03-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void nextDay() {
            now = now.plus(Duration.ofDays(1));
        }
    }

    private StoredDataKeys process(FreshDatabase database) {
        Provider provider = account.provider(account.key);
        return new StoredDataKeys(
                database::connect,
                Map.of(provider.name(), provider),
                List.of(provider.name()),
                DataKeySettings.of(Duration.ofMinutes(15), Duration.ofMinutes(1)),
                days);
    }

    private static DataKey[] write(StoredDataKeys process) {
        return new DataKey[] {process.current("root"), process.deterministic("group:email", "root")};
    }

    private void assertAsked(String when, String... operations) {
        List<String> asked =
                account.kms.requests().stream().map(KmsRequest::operation).toList();
        System.out.println("KmsCallCountIT: " + when + ": " + (asked.isEmpty() ? "no call" : String.join(", ", asked)));
        assertThat(asked).as(when).containsExactly(operations);
        assertThat(account.kms.requests())
                .allSatisfy(request -> assertThat(request.parameters().get("EncryptionContext"))
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsOnlyKeys("kmsenc:label", "kmsenc:scope"));
        account.kms.clearRequests();
    }

    @Test
    void asksForEachDataKeyOnceInEachProcess() throws Exception {
        try (FreshDatabase database = TestDatabase.H2_MEMORY.fresh(KmsCallCountIT.class);
                Connection open = database.connect();
                StoredDataKeys first = process(database);
                StoredDataKeys second = process(database)) {
            DataKey[] keys = write(first);
            assertAsked("cold start, no data keys yet", "GenerateDataKey", "GenerateDataKey");
            write(first);
            first.find(keys[0].id(), "column:customers.ssn");
            assertAsked("warm statement");
            write(second);
            assertAsked("cold start of another process", "Decrypt", "Decrypt");
            days.nextDay();
            write(first);
            first.find(keys[0].id(), "column:customers.ssn");
            assertAsked("a new day, in the process that comes first", "GenerateDataKey");
            write(second);
            second.find(keys[0].id(), "column:customers.ssn");
            assertAsked("a new day, in another process", "Decrypt");
            write(first);
            write(second);
            assertAsked("warm statement on the new day");
            assertThat(open.isClosed()).isFalse();
        }
    }
}
