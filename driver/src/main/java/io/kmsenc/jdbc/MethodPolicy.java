package io.kmsenc.jdbc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a wrapper does with one method of a JDBC interface. The table is the resource {@code methods.txt}; it has a line
 * for each method of JDBC 4.3 and there is no default, so that a method of a newer JDBC can't slip through unseen.
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
    /** Calls the delegate and wraps the result set that it answers. */
    RESULT_SET;

    private static final Map<String, MethodPolicy> TABLE = read();

    /**
     * The policy of a method.
     *
     * @throws IllegalStateException if nobody classified it
     */
    static MethodPolicy of(Method method) {
        MethodPolicy policy = TABLE.get(signature(method));
        if (policy == null) {
            throw new IllegalStateException(signature(method) + ": no policy says what a wrapper does with it");
        }
        return policy;
    }

    /** The method as the table writes it: {@code ResultSet.getString(int)}. */
    static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(
                        ",", method.getDeclaringClass().getSimpleName() + "." + method.getName() + "(", ")"));
    }

    private static Map<String, MethodPolicy> read() {
        try (InputStream in = MethodPolicy.class.getResourceAsStream("methods.txt")) {
            if (in == null) {
                throw new IllegalStateException("the driver's jar lacks its resource methods.txt");
            }
            Map<String, MethodPolicy> table = new HashMap<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    int space = line.indexOf(' ');
                    table.put(line.substring(0, space), valueOf(line.substring(space + 1)));
                }
            }
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
