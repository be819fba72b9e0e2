package io.kmsenc.jdbc;

import io.kmsenc.resource.ResourceLines;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The two resources that classify methods, as {@link MethodPolicy} describes them. A line {@code + <type>} opens the
 * methods of a type that wrappers implement, {@code - <type>} tells of one that they don't, {@code # …} is a remark;
 * any other is {@code <method> <policy> [remedy]}. Immutable; threads share it.
 */
final class PolicyTable {

    /** @param remedy what to do instead of a rejected method */
    record Rule(MethodPolicy policy, String remedy) {}

    /** What to do where nothing closer is known. */
    static final String REMEDY = "open a connection with the delegate's own URL for that";

    /** Read when the first interface that isn't of JDBC is met. */
    private static final class Vendors {
        static final PolicyTable TABLE = new PolicyTable("vendor-methods.txt");
    }

    private static final PolicyTable JDBC = new PolicyTable("methods.txt");

    private final Map<String, Rule> rules = new HashMap<>();
    private final Map<String, Boolean> types = new HashMap<>();

    private PolicyTable(String resource) {
        String type = "";
        for (String line : ResourceLines.of(PolicyTable.class, resource)) {
            if (line.startsWith("+ ") || line.startsWith("- ")) {
                type = line.substring(2);
                types.put(type, line.startsWith("+"));
            } else {
                String[] words = line.strip().split(" ", 3);
                rules.put(
                        key(type, words[0]),
                        new Rule(MethodPolicy.valueOf(words[1]), words.length > 2 ? words[2] : REMEDY));
            }
        }
    }

    /** The rule of a method; null where nobody classified it. */
    static @Nullable Rule rule(Method method) {
        Class<?> type = method.getDeclaringClass();
        return isJdbc(type)
                ? JDBC.rules.get(MethodPolicy.signature(method))
                : Vendors.TABLE.rules.get(key(type.getName(), MethodPolicy.call(method)));
    }

    /** Whether wrappers implement the interface of a driver. */
    static boolean isImplemented(Class<?> type) {
        return Vendors.TABLE.types.getOrDefault(type.getName(), false);
    }

    /** Whether somebody decided about the type, either way. */
    static boolean isKnown(Class<?> type) {
        return Vendors.TABLE.types.containsKey(type.getName());
    }

    /** Every type, and every method as {@code <type>#<method>}, that stands in the table of drivers. */
    static List<String> vendorEntries() {
        return java.util.stream.Stream.concat(
                        Vendors.TABLE.types.keySet().stream(), Vendors.TABLE.rules.keySet().stream())
                .sorted()
                .toList();
    }

    static boolean isJdbc(Class<?> type) {
        return type.getPackageName().startsWith("java.");
    }

    private static String key(String type, String method) {
        return type.isEmpty() ? method : type + "#" + method;
    }
}
