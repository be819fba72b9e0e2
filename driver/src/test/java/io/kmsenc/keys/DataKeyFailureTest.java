package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.crypto.KeyId;
import io.kmsenc.provider.Provider;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataKeyFailureTest {

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider provider = new CountingProvider("test.one");

    private void expectNoKey(KeyId id, String message) {
        expectNoKey(id, message, provider);
    }

    private void expectNoKey(KeyId id, String message, Provider... providers) {
        try (StoredDataKeys keys = database.keys(providers)) {
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.find(id, "column:any"))
                    .withMessageContaining(message)
                    .withMessageContaining(id.toString())
                    .matches(e -> !e.retryable());
        }
    }

    private KeyId storedKey() {
        try (StoredDataKeys keys = database.keys(provider)) {
            return keys.current(DataKeys.ROOT_SCOPE).id();
        }
    }

    @Test
    void refusesAKeyThatTheTableDoesNotHave() {
        storedKey();
        expectNoKey(KeyId.parse("00112233445566778899aabbccddeeff"), "not in table");
    }

    @Test
    void refusesAKeyWhereThereIsNoTable() {
        expectNoKey(KeyId.parse("00112233445566778899aabbccddeeff"), "not in table");
    }

    @Test
    void refusesAnAlteredEncryptedDataKey() throws SQLException {
        KeyId id = storedKey();
        database.execute("UPDATE kmsenc_data_keys SET encrypted_data = encrypted_data || X'00'");
        expectNoKey(id, "failed authentication");
    }

    @Test
    void refusesAnAlteredLabel() throws SQLException {
        KeyId id = storedKey();
        database.execute("UPDATE kmsenc_data_keys SET label = '2026-03-02/root@test.one'");
        expectNoKey(id, "failed authentication");
    }

    @Test
    void refusesAnAlteredScope() throws SQLException {
        KeyId id = storedKey();
        database.execute("UPDATE kmsenc_data_keys SET scope = 'other'");
        expectNoKey(id, "failed authentication");
    }

    @Test
    void refusesARowUnderTheNameOfAnotherKey() throws SQLException {
        KeyId first = storedKey();
        database.clock.advance(Duration.ofDays(1));
        KeyId second = storedKey();
        database.execute("UPDATE kmsenc_data_keys SET name = CASE name WHEN '" + first + "' THEN '" + second
                + "' ELSE '" + first + "' END");
        expectNoKey(first, "holds another key");
        expectNoKey(second, "holds another key");
        try (StoredDataKeys keys = database.keys(provider)) {
            assertThatExceptionOfType(DataKeyException.class).isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE));
        }
    }

    @Test
    void namesTheProviderThatIsNotConfigured() {
        KeyId id = storedKey();
        CountingProvider other = new CountingProvider("test.two");
        expectNoKey(id, "\"test.one\"", other);
        expectNoKey(id, "available_encryption_providers", other);
    }

    @Test
    void refusesARowWhoseNameIsNoKeyId() throws SQLException {
        storedKey();
        database.execute("UPDATE kmsenc_data_keys SET name = 'grafana'");
        try (StoredDataKeys keys = database.keys(provider)) {
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .withMessageContaining("row \"grafana\"");
        }
    }

    @Test
    void refusesTwoActiveKeysWhereTheUniqueIndexIsMissing() throws SQLException {
        database.execute(KeyTableDialect.H2.ddl().replace(" UNIQUE", ""));
        storedKey();
        database.execute("INSERT INTO kmsenc_data_keys (name, active, scope, provider, encrypted_data, label, created,"
                + " updated) SELECT '00112233445566778899aabbccddeeff', active, scope, provider, encrypted_data, label, created, updated"
                + " FROM kmsenc_data_keys");
        try (StoredDataKeys keys = database.keys(provider)) {
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .withMessageContaining("more than one active row");
        }
    }

    @Test
    void tellsWhoMayNotCreateTheTableHowTo() throws SQLException {
        database.execute("CREATE USER reader PASSWORD ''");
        try (StoredDataKeys keys = database.keys(() -> database.open("reader"), provider)) {
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .withMessageContaining("can't be created")
                    .withMessageContaining(KeyTableDialect.H2.ddl());
        }
        assertThat(provider.generated)
                .as("no provider call for a key that has no place")
                .hasValue(0);
    }

    @Test
    void worksForWhoMayNotCreateTheTableOnceItIsThere() throws SQLException {
        database.execute(KeyTableDialect.H2.ddl());
        database.execute("CREATE USER writer PASSWORD ''");
        database.execute("GRANT SELECT, INSERT ON kmsenc_data_keys TO writer");
        try (StoredDataKeys keys = database.keys(() -> database.open("writer"), provider)) {
            KeyId id = keys.current(DataKeys.ROOT_SCOPE).id();
            keys.invalidate();
            assertThat(keys.find(id, "column:any").id()).isEqualTo(id);
        }
    }

    @Test
    void tellsWhoMayNotInsertWhatItNeeds() throws SQLException {
        database.execute(KeyTableDialect.H2.ddl());
        database.execute("CREATE USER writer PASSWORD ''");
        database.execute("GRANT SELECT ON kmsenc_data_keys TO writer");
        try (StoredDataKeys keys = database.keys(() -> database.open("writer"), provider)) {
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .withMessageContaining("SELECT and INSERT");
        }
    }

    @Test
    void handsOutNoKeyThatTheTableCutShort() throws SQLException {
        database.execute(KeyTableDialect.H2.ddl());
        database.execute("CREATE TRIGGER cut BEFORE INSERT ON kmsenc_data_keys FOR EACH ROW CALL '"
                + CuttingTrigger.class.getName() + "'");
        try (StoredDataKeys keys = database.keys(provider)) {
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .withMessageContaining("does not keep what is inserted");
        }
        assertThat(database.query("SELECT COUNT(*) FROM kmsenc_data_keys")).isEqualTo("0");
    }

    @Test
    void saysThatAnUnreachableDatabaseMayBeReachedLater() {
        KeyConnections none = () -> {
            throw new SQLException("refused", "08001");
        };
        try (StoredDataKeys keys = database.keys(none, provider)) {
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .withMessageContaining("SQLState 08001")
                    .matches(DataKeyException::retryable);
        }
    }
}
