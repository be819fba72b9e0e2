package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MethodPolicyTest {

    private static final Map<Class<?>, Class<?>> WRAPPERS = Map.of(
            Connection.class, EncryptedConnection.class,
            Statement.class, EncryptedStatement.class,
            PreparedStatement.class, EncryptedPreparedStatement.class,
            CallableStatement.class, EncryptedCallableStatement.class,
            ResultSet.class, EncryptedResultSet.class,
            DatabaseMetaData.class, EncryptedDatabaseMetaData.class);

    static Stream<Class<?>> interfaces() {
        return WRAPPERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void everyMethodIsClassified(Class<?> jdbc) {
        assertThat(methods(jdbc))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(MethodPolicy.of(method)).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("interfaces")
    void whatIsInterceptedIsWrittenByHandAndNothingElse(Class<?> jdbc) {
        Class<?> wrapper = WRAPPERS.get(jdbc);
        assertThat(methods(jdbc)).allSatisfy(method -> {
            Method written = Leaves.written(wrapper, method);
            boolean byHand = written != null;
            assertThat(byHand)
                    .as(MethodPolicy.signature(method))
                    .isEqualTo(MethodPolicy.of(method) == MethodPolicy.INTERCEPT);
        });
    }

    @Test
    void anUnknownMethodHasNoPolicy() throws Exception {
        Method unknown = Runnable.class.getMethod("run");
        assertThatThrownBy(() -> MethodPolicy.of(unknown))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Runnable.run(): no policy says what a wrapper does with it");
    }

    private static Stream<Method> methods(Class<?> jdbc) {
        return Arrays.stream(jdbc.getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
    }
}
