package io.kmsenc.jdbc;

import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The generated classes behind the abstract {@code Encrypted…} classes, for delegates of one class loader. A leaf is
 * generated when an object that needs it is first made, once for each set of the driver's interfaces, and costs a call
 * no more than a written class. Threads share it.
 *
 * <p>Where our class loader finds the driver's interfaces itself, leaves are defined in it. Elsewhere, as where we are
 * shared by applications that bring their drivers along, they are defined in a loader that sees both sides; nothing
 * static holds that one, so that it goes with the application's last connection.
 */
final class Leaves {

    private static final Leaves OWN = new Leaves(null);
    private static final Map<ClassLoader, WeakReference<Leaves>> OTHERS = new WeakHashMap<>();

    private record Shape(LeafKind kind, Set<Class<?>> vendor) {}

    private record Wanted(LeafKind kind, Class<?> delegate) {}

    private record Made(Class<?> delegate, Object maker) {}

    /** Sees the driver and us; null where our own does. */
    private final @Nullable LeafLoader loader;

    private final Map<Shape, Object> shapes = new HashMap<>();
    private final Map<Class<?>, Class<?>> copies = new HashMap<>();
    private final Map<Wanted, Object> makers = new ConcurrentHashMap<>();
    /** What each kind was asked for last: nearly always what it is asked for next. */
    private final EnumMap<LeafKind, AtomicReference<@Nullable Made>> last = new EnumMap<>(LeafKind.class);

    private Leaves(@Nullable LeafLoader loader) {
        this.loader = loader;
        for (LeafKind kind : LeafKind.values()) {
            last.put(kind, new AtomicReference<>());
        }
    }

    /** For a connection of this class, and for all objects that come from it. */
    static Leaves of(Class<?> delegate) {
        ClassLoader theirs = delegate.getClassLoader();
        if (theirs == null || VendorInterfaces.isSeen(delegate, Leaves.class.getClassLoader())) {
            return OWN;
        }
        synchronized (OTHERS) {
            WeakReference<Leaves> known = OTHERS.get(theirs);
            Leaves leaves = known == null ? null : known.get();
            if (leaves == null) {
                leaves = new Leaves(new LeafLoader(theirs));
                OTHERS.put(theirs, new WeakReference<>(leaves));
            }
            return leaves;
        }
    }

    /**
     * What makes leaves for delegates of this class.
     *
     * @param maker the interface of the kind
     */
    <M> M maker(LeafKind kind, Class<M> maker, Class<?> delegate) {
        AtomicReference<@Nullable Made> latest = last.get(kind);
        Made made = latest.get();
        if (made == null || made.delegate != delegate) {
            made = new Made(
                    delegate, makers.computeIfAbsent(new Wanted(kind, delegate), wanted -> make(kind, delegate)));
            latest.set(made);
        }
        return maker.cast(made.maker);
    }

    private Object make(LeafKind kind, Class<?> delegate) {
        Set<Class<?>> vendor = VendorInterfaces.of(delegate, loader());
        boolean ours = vendor.stream().allMatch(type -> VendorInterfaces.isSeen(type, Leaves.class.getClassLoader()));
        return (ours ? OWN : this).shaped(new Shape(kind, vendor));
    }

    private synchronized Object shaped(Shape shape) {
        Object known = shapes.get(shape);
        if (known == null) {
            String suffix = "Leaf" + (shape.vendor.isEmpty() ? "" : shapes.size());
            known = generated(shape, shape.kind.base().getName() + suffix);
            shapes.put(shape, known);
        }
        return known;
    }

    private Object generated(Shape shape, String name) {
        LeafClass code = new LeafClass(shape.kind, shape.vendor);
        try {
            Class<?> leaf = define(name, code.bytes(name));
            return define(name + "Maker", code.makerBytes(leaf, name + "Maker"))
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "the wrapper of " + shape.kind.jdbc().getName() + " could not be generated", e);
        }
    }

    /** The class before the delegate's API for COPY. */
    Class<?> copies(Class<?> type) {
        return (VendorInterfaces.isSeen(type, Leaves.class.getClassLoader()) ? OWN : this).guarded(type);
    }

    private synchronized Class<?> guarded(Class<?> type) {
        return copies.computeIfAbsent(type, t -> {
            String name = CopyGate.class.getName() + "Leaf";
            try {
                return define(name, CopyLeaf.bytes(t, name));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("the API for COPY could not be generated", e);
            }
        });
    }

    private Class<?> define(String name, byte[] code) throws IllegalAccessException {
        return loader == null ? MethodHandles.lookup().defineClass(code) : loader.define(name, code);
    }

    private ClassLoader loader() {
        return loader == null ? Leaves.class.getClassLoader() : loader;
    }
}
