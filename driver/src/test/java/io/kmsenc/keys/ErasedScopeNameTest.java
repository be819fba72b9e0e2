package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A scope is told from another by every character, however the database compares. */
class ErasedScopeNameTest {

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider provider = new CountingProvider("test.one");

    private DataKeyRecords records() throws SQLException {
        // As DDL made by hand, or a database whose default is to ignore letter case.
        database.execute("SET IGNORECASE TRUE");
        try (StoredDataKeys keys = database.keys(provider)) {
            keys.current(DataKeys.ROOT_SCOPE);
            keys.current("tenant-42");
        }
        return new DataKeyRecords(database::open, database.clock);
    }

    @Test
    void aNameThatTheDatabaseHoldsEqualToTheRootErasesNothingOfIt() throws SQLException {
        DataKeyRecords records = records();
        List<DataKeyRecord> found = records.ofScope("ROOT");
        assertThat(found).isEmpty();
        records.delete("ROOT", records.all());
        assertThat(records.all()).hasSize(2);
    }

    @Test
    void aNameThatTheDatabaseHoldsEqualToAnotherScopeErasesNothingOfIt() throws SQLException {
        DataKeyRecords records = records();
        assertThat(records.ofScope("TENANT-42")).isEmpty();
        assertThat(records.ofScope("tenant-42")).hasSize(1);
    }

    @Test
    void aLabelThatTheDatabaseHoldsEqualGivesNoOtherScopesKey() throws SQLException {
        records();
        try (StoredDataKeys keys = database.keys(provider)) {
            assertThatThrownBy(() -> keys.current("TENANT-42")).isInstanceOf(DataKeyException.class);
        }
    }

    @Test
    void whatIsNoNameOfAScopeIsRefused() throws SQLException {
        DataKeyRecords records = records();
        for (String wrong : List.of("root ", "", "tenant 42", "a/b")) {
            assertThatThrownBy(() -> records.ofScope(wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> records.delete(wrong, List.of())).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
