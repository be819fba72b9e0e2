package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.CallableStatement;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;

/** Where the classes of the delegate's driver are found. */
class StoredRowTest {

    private static <T> T made(ClassLoader loader, Class<T> type) {
        return type.cast(Proxy.newProxyInstance(loader, new Class<?>[] {type}, (proxy, method, arguments) -> null));
    }

    /** In a container the driver may be where kmsenc's own class loader doesn't look. */
    @Test
    void findsClassesOfTheDriverWhereTheDriverIs() throws Exception {
        try (URLClassLoader drivers = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
            ResultSet result = made(drivers, ResultSet.class);
            CallableStatement call = made(drivers, CallableStatement.class);
            assertThat(StoredRow.of(result).driverClass().getClassLoader()).isSameAs(drivers);
            assertThat(StoredRow.of(call).driverClass().getClassLoader()).isSameAs(drivers);
        }
    }
}
