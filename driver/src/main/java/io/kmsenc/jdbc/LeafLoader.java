package io.kmsenc.jdbc;

/** Defines classes that see a driver and us where neither sees the other. Threads share it. */
final class LeafLoader extends ClassLoader {

    private static final String OURS = LeafLoader.class.getPackageName().replaceFirst("\\.[^.]*$", "") + ".";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader theirs;

    /** @param theirs sees the driver */
    LeafLoader(ClassLoader theirs) {
        super(LeafLoader.class.getClassLoader());
        this.theirs = theirs;
    }

    /** Ours come from us and all others from the driver's side, which may have another version of what we see. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(OURS) ? super.loadClass(name, resolve) : theirs.loadClass(name);
    }

    Class<?> define(String name, byte[] code) {
        return defineClass(name, code, 0, code.length);
    }
}
