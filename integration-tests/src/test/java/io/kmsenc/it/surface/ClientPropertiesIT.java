package io.kmsenc.it.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.spy.SpyDriver;
import java.nio.file.Path;
import java.sql.ClientInfoStatus;
import java.sql.Connection;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Client properties whose names are kmsenc's don't reach the delegate, and none is taken in silence. */
class ClientPropertiesIT {

    private static final Path INI =
            Ini.withSecretKey().columns("customers.ssn = randomized").write();

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void refusesNamesOfItsOwn(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(ClientPropertiesIT.class);
                Connection connection = new Application(database, INI).connectSpied()) {
            SpyDriver.clear();
            for (String name : new String[] {"kmsenc.config", "KMSENC.Nowhere", "kmsenc."}) {
                refused(
                        () -> connection.setClientInfo(name, "a value of it"),
                        Map.of(name, ClientInfoStatus.REASON_UNKNOWN_PROPERTY));
                assertThat(connection.getClientInfo(name)).isNull();
            }
            Properties defaults = new Properties();
            defaults.setProperty("KmsEnc.Cache", "a value of it");
            Properties properties = new Properties(defaults);
            properties.setProperty("ApplicationName", "a value of another");
            refused(
                    () -> connection.setClientInfo(properties),
                    Map.of(
                            "KmsEnc.Cache",
                            ClientInfoStatus.REASON_UNKNOWN_PROPERTY,
                            "ApplicationName",
                            ClientInfoStatus.REASON_UNKNOWN));
            assertThat(SpyDriver.received()).isEmpty();
        }
    }

    private static void refused(ThrowingCallable call, Map<String, ClientInfoStatus> failed) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SQLClientInfoException.class, e -> {
            assertThat(e.getFailedProperties()).isEqualTo(failed);
            assertThat(e.getSQLState()).isEqualTo("KE301");
            assertThat(e.getMessage()).doesNotContain("a value of it");
        });
    }
}
