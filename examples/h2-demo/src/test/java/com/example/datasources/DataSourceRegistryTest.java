package com.example.datasources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataSourceRegistryTest {

    private static final DataSourceEntry LOGS =
            new DataSourceEntry("Logs", "loki", "http://loki.example.com", "reader", "fake-1", null, "{\"a\":1}");
    private static final DataSourceEntry CODE =
            new DataSourceEntry("Code", "github", null, null, null, "fake-token", null);

    private DataSourceRegistry registry;
    private Connection keepsTheDatabase;

    @BeforeEach
    void createSchema() throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:registry");
        keepsTheDatabase = database.getConnection();
        registry = new DataSourceRegistry(database);
        registry.createSchema();
    }

    @AfterEach
    void dropDatabase() throws SQLException {
        keepsTheDatabase.close();
    }

    @Test
    void listsWhatWasStoredByName() throws SQLException {
        registry.storeAll(List.of(LOGS, CODE));

        assertThat(registry.list()).containsExactly(CODE, LOGS);
    }

    @Test
    void storesNothingIfOneEntryCannotBeStored() throws SQLException {
        assertThatThrownBy(() -> registry.storeAll(List.of(LOGS, CODE, LOGS))).isInstanceOf(BatchUpdateException.class);

        assertThat(registry.list()).isEmpty();
    }

    @Test
    void findsByUserName() throws SQLException {
        registry.storeAll(List.of(LOGS, CODE));

        assertThat(registry.findByUserName("reader")).containsExactly(LOGS);
        assertThat(registry.findByUserName("READER")).isEmpty();
    }

    @Test
    void updatesThePasswordOfOneEntry() throws SQLException {
        registry.storeAll(List.of(LOGS, CODE));

        assertThat(registry.updatePassword("Logs", "fake-2")).isTrue();
        assertThat(registry.updatePassword("Nobody", "fake-3")).isFalse();
        assertThat(registry.list()).containsExactly(CODE, LOGS.withPassword("fake-2"));
    }

    @Test
    void namesNoSecretInItsText() {
        assertThat(LOGS).hasToString("DataSourceEntry[Logs, loki]");
    }
}
