package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.crypto.KeyId;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each scope has data keys of its own, so that they can be erased without touching another's. */
class ScopedKeysTest {

    private static final String ANY = "column:any";

    @RegisterExtension
    final KeyDatabase database = new KeyDatabase();

    private final CountingProvider provider = new CountingProvider("test.one");

    @Test
    void aScopeHasKeysOfItsOwn() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            KeyId root = keys.current(DataKeys.ROOT_SCOPE).id();
            KeyId tenant = keys.current("tenant-42").id();
            assertThat(tenant).isNotEqualTo(root);
            assertThat(keys.current("tenant-42").id()).isEqualTo(tenant);
            assertThat(database.query("SELECT label FROM kmsenc_data_keys WHERE scope = 'tenant-42'"))
                    .isEqualTo("2026-03-01/tenant-42@test.one");
        }
    }

    @Test
    void deterministicKeysOfAScopeHaveLabelsOfTheirOwn() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            KeyId root = keys.deterministic("group:email", DataKeys.ROOT_SCOPE).id();
            KeyId tenant = keys.deterministic("group:email", "tenant-42").id();
            assertThat(tenant).isNotEqualTo(root);
            assertThat(keys.deterministic("group:email", "tenant-42").id()).isEqualTo(tenant);
            assertThat(database.query("SELECT label FROM kmsenc_data_keys WHERE scope = 'tenant-42'"))
                    .isEqualTo("deterministic@tenant-42/group:email");
        }
    }

    @Test
    void whatAnErasedScopeWroteCantBeReadAndTheRestCan() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            KeyId root = keys.current(DataKeys.ROOT_SCOPE).id();
            KeyId tenant = keys.current("tenant-42").id();
            database.execute("DELETE FROM kmsenc_data_keys WHERE scope = 'tenant-42'");
            keys.invalidate();
            assertThat(keys.find(root, ANY).id()).isEqualTo(root);
            assertThatExceptionOfType(DataKeyException.class).isThrownBy(() -> keys.find(tenant, ANY));
        }
    }

    @Test
    void aRowOfOneScopeCantBePassedOffAsAnothers() throws SQLException {
        try (StoredDataKeys keys = database.keys(provider)) {
            KeyId tenant = keys.current("tenant-42").id();
            database.execute("UPDATE kmsenc_data_keys SET scope = 'root'");
            keys.invalidate();
            assertThatExceptionOfType(DataKeyException.class).isThrownBy(() -> keys.find(tenant, ANY));
        }
    }
}
