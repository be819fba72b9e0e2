package io.kmsenc;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.Map;

/**
 * Makes the JDK forget our records. What Java 17 makes a record's {@code equals}, {@code hashCode} and {@code toString} of
 * keeps the types that it was last made for in static fields, and with them our class loader.
 */
final class RecordTypes {

    private RecordTypes() {}

    /** Makes the three once more, for types of the JDK. */
    static void forget() {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        Map<String, MethodType> methods = Map.of(
                "equals", MethodType.methodType(boolean.class, String.class, Object.class),
                "hashCode", MethodType.methodType(int.class, String.class),
                "toString", MethodType.methodType(String.class, String.class));
        try {
            MethodHandle component = lookup.findVirtual(String.class, "strip", MethodType.methodType(String.class));
            for (Map.Entry<String, MethodType> method : methods.entrySet()) {
                ObjectMethods.bootstrap(lookup, method.getKey(), method.getValue(), String.class, "text", component);
            }
        } catch (Throwable e) { // what a JDK does that doesn't need this is its own affair
            if (e instanceof VirtualMachineError error) {
                throw error;
            }
        }
    }
}
