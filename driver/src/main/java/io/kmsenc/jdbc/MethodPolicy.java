package io.kmsenc.jdbc;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * What a wrapper does with one method of an interface that it implements. The tables are the resources {@code
 * methods.txt}, with a line for each method of JDBC, and {@code vendor-methods.txt}, with one for each method of the
 * known drivers' interfaces. A method that stands in neither, because the JDK or the driver is newer, is rejected: it
 * can't slip through unseen.
 */
enum MethodPolicy {
    /** Has no effect on secrets: calls the delegate. */
    FORWARD,
    /** Written by hand in one of the {@code Encrypted…} classes. */
    INTERCEPT,
    /** Calls the delegate, with its number, if the column or parameter whose number comes first is not secret; else refuses. */
    PLAIN_ONLY,
    /** Finds the column's number by its label, then does what the method with the number does. */
    BY_LABEL,
    /**
     * Finds the parameter's number by its name, then does what the method with the number does, where a call has secret
     * parameters; else calls the delegate.
     */
    BY_NAME,
    /** Calls the delegate and wraps the result set that it answers. */
    RESULT_SET,
    /** Answers the delegate's API for COPY with the guard of {@link CopyGate} before it. */
    COPY_API,
    /** Of the API for COPY: calls the delegate with a text that comes first, once it has passed {@link CopyGate}. */
    COPY_TEXT,
    /** Of the API for COPY: as {@link #COPY_TEXT}, and looks at the rows that are answered. */
    COPY_ROWS,
    /** Would lead past the encryption, or isn't known not to: throws. */
    REJECT;

    /** The policy of a method. */
    static MethodPolicy of(Method method) {
        PolicyTable.Rule rule = PolicyTable.rule(method);
        return rule == null ? REJECT : rule.policy();
    }

    /** The method as {@code methods.txt} writes it: {@code ResultSet.getString(int)}. */
    static String signature(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + call(method);
    }

    /** The method without its type: {@code getString(int)}. */
    static String call(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }
}
