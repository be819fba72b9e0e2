package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyTableDialectTest {

    @ParameterizedTest
    @EnumSource
    void isDocumentedAsItIs(KeyTableDialect dialect) throws IOException {
        assertThat(Files.readString(Path.of("../docs/DATA-KEYS.md"))).contains(dialect.ddl());
    }

    @ParameterizedTest
    @CsvSource({"H2,H2", "PostgreSQL,POSTGRESQL", "MariaDB,MARIADB", "MySQL,MARIADB"})
    void isToldByTheProductName(String product, KeyTableDialect dialect) throws Exception {
        assertThat(KeyTableDialect.of(connectionTo(product))).isEqualTo(dialect);
    }

    @Test
    void refusesAnUnknownDatabase() {
        assertThatExceptionOfType(DataKeyException.class)
                .isThrownBy(() -> KeyTableDialect.of(connectionTo("Oracle")))
                .withMessageContaining("database \"Oracle\": not supported");
    }

    private static Connection connectionTo(String product) {
        DatabaseMetaData metadata = answering(DatabaseMetaData.class, product);
        return answering(Connection.class, metadata);
    }

    private static <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }
}
