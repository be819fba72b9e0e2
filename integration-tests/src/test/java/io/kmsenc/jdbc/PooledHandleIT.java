package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.PooledConnection;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** The handle of a driver's own pool has fewer interfaces than the connection behind it. */
class PooledHandleIT {

    @Test
    void hasAnApiForCopy() throws SQLException {
        try (FreshDatabase database = TestDatabase.POSTGRESQL.fresh(PooledHandleIT.class)) {
            PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
            source.setUrl(database.url());
            PooledConnection pooled = source.getPooledConnection(database.user(), database.password());
            try (Connection handle = pooled.getConnection()) {
                assertThat(VendorInterfaces.of(handle.getClass(), getClass().getClassLoader()))
                        .contains(PGConnection.class)
                        .doesNotContain(BaseConnection.class);
                Class<?> leaf = Leaves.of(handle.getClass()).copies(CopyManager.class);
                assertThat(CopyLeaf.make(leaf, handle, new CopyGate(null))).isInstanceOf(CopyManager.class);
            } finally {
                pooled.close();
            }
        }
    }
}
