package io.kmsenc.jdbc;

import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Set;

/** The interfaces of a driver that the wrapper of one of its objects implements. */
final class VendorInterfaces {

    private VendorInterfaces() {}

    /**
     * Those interfaces of a class that are known to us, and that a class of this loader can implement. Any other is left
     * out: who asks for it is told that it isn't there, and goes the way of JDBC.
     */
    static Set<Class<?>> of(Class<?> delegate, ClassLoader loader) {
        Set<Class<?>> found = new LinkedHashSet<>();
        all(delegate).stream()
                .filter(PolicyTable::isImplemented)
                .filter(type -> isOpen(type) && isSeen(type, loader) && isComplete(type))
                .forEach(found::add);
        return found;
    }

    /** All interfaces of a class that aren't the JDK's, inherited ones too. */
    static Set<Class<?>> all(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> direct : each.getInterfaces()) {
                if (!PolicyTable.isJdbc(direct)) {
                    found.add(direct);
                }
                found.addAll(all(direct));
            }
        }
        return found;
    }

    /** Whether the loader, asked for a class by its name, finds this very class. */
    static boolean isSeen(Class<?> type, ClassLoader loader) {
        if (type.getClassLoader() == loader) {
            return true;
        }
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    // Leaves are in no module that has a name.
    private static boolean isOpen(Class<?> type) {
        return Modifier.isPublic(type.getModifiers()) && type.getModule().isExported(type.getPackageName());
    }

    private static boolean isComplete(Class<?> type) {
        try {
            return type.getMethods() != null;
        } catch (LinkageError e) {
            return false; // a type of its methods isn't there: nobody can call it
        }
    }
}
