package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MethodPolicyTest {

    @ParameterizedTest
    @EnumSource(LeafKind.class)
    void everyMethodIsClassified(LeafKind kind) {
        assertThat(methods(kind))
                .isNotEmpty()
                .allSatisfy(method -> assertThat(PolicyTable.rule(method))
                        .as(MethodPolicy.signature(method))
                        .isNotNull());
    }

    @ParameterizedTest
    @EnumSource(LeafKind.class)
    void whatIsInterceptedIsWrittenByHandAndNothingElse(LeafKind kind) {
        assertThat(methods(kind)).allSatisfy(method -> {
            Method written = LeafClass.written(kind.base(), method);
            boolean byHand = written != null;
            assertThat(byHand)
                    .as(MethodPolicy.signature(method))
                    .isEqualTo(MethodPolicy.of(method) == MethodPolicy.INTERCEPT);
        });
    }

    @Test
    void aMethodThatNobodyClassifiedIsRejected() throws Exception {
        assertThat(MethodPolicy.of(Runnable.class.getMethod("run"))).isEqualTo(MethodPolicy.REJECT);
        assertThat(MethodPolicy.of(AutoCloseable.class.getMethod("close"))).isEqualTo(MethodPolicy.FORWARD);
        assertThat(MethodPolicy.of(org.h2.api.JavaObjectSerializer.class.getMethod("serialize", Object.class)))
                .isEqualTo(MethodPolicy.REJECT);
    }

    private static Stream<Method> methods(LeafKind kind) {
        return Arrays.stream(kind.jdbc().getMethods()).filter(method -> !Modifier.isStatic(method.getModifiers()));
    }
}
