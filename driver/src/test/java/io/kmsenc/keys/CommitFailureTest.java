package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.crypto.KeyId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The connection breaks while it commits, as it may before or after the server has done so. */
class CommitFailureTest {

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider provider = new CountingProvider("test.one");
    private final AtomicInteger breaks = new AtomicInteger();
    private boolean committing;

    @BeforeEach
    void makeTheTable() throws SQLException {
        database.execute(KeyTableDialect.H2.ddl());
    }

    private Connection open() throws SQLException {
        Connection connection = database.open();
        AtomicInteger inserts = new AtomicInteger();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            && arguments[0].toString().startsWith("INSERT")) {
                        inserts.incrementAndGet();
                    }
                    if (method.getName().equals("commit") && inserts.get() > 0 && breaks.getAndDecrement() > 0) {
                        if (committing) {
                            connection.commit();
                        } else {
                            connection.rollback();
                        }
                        throw new SQLException("connection reset", "08006");
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @Test
    void handsOutTheKeyWhoseCommitArrived() throws SQLException {
        breaks.set(1);
        committing = true;
        try (StoredDataKeys keys = database.keys(this::open, provider)) {
            KeyId id = keys.current(DataKeys.ROOT_SCOPE).id();
            assertThat(database.query("SELECT name FROM kmsenc_data_keys")).isEqualTo(id.toString());
            assertThat(provider.generated).hasValue(1);
            assertThat(provider.decrypted).hasValue(0);
        }
    }

    @Test
    void commitsTheSameKeyAgainWhoseCommitGotLost() throws SQLException {
        breaks.set(1);
        try (StoredDataKeys keys = database.keys(this::open, provider)) {
            KeyId id = keys.current(DataKeys.ROOT_SCOPE).id();
            assertThat(database.query("SELECT name FROM kmsenc_data_keys")).isEqualTo(id.toString());
            assertThat(provider.generated).hasValue(1);
        }
    }

    @Test
    void handsOutNoKeyThatItCannotCommit() throws SQLException {
        breaks.set(Integer.MAX_VALUE);
        try (StoredDataKeys keys = database.keys(this::open, provider)) {
            assertThatExceptionOfType(DataKeyException.class)
                    .isThrownBy(() -> keys.current(DataKeys.ROOT_SCOPE))
                    .withMessageContaining("could not be committed")
                    .matches(DataKeyException::retryable);
            assertThat(database.query("SELECT COUNT(*) FROM kmsenc_data_keys")).isEqualTo("0");
            assertThat(provider.generated).hasValue(1);
        }
    }
}
