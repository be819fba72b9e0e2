package io.kmsenc.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Loads a lane: everything on the class path anew, but for the JDK and {@link Operation}. What stands before the class path wins, so
 * that a contender can have the versions that it was made for. Threads share it.
 */
final class LaneLoader extends URLClassLoader {

    static {
        registerAsParallelCapable();
    }

    LaneLoader(Collection<Path> before) {
        super(urls(before), LaneLoader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.equals(Operation.class.getName()) || isOfJdk(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> found = findLoadedClass(name);
            return found == null ? findClass(name) : found;
        }
    }

    // Services of drivers, too, must come from the lane alone.
    @Override
    public URL getResource(String name) {
        URL found = findResource(name);
        return found == null ? ClassLoader.getPlatformClassLoader().getResource(name) : found;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return findResources(name);
    }

    private static boolean isOfJdk(String name) {
        return ClassLoader.getPlatformClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }

    private static URL[] urls(Collection<Path> before) {
        List<URL> urls = new ArrayList<>();
        try {
            for (Path each : before) {
                urls.add(each.toUri().toURL());
            }
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                addWithClassPath(Path.of(entry), urls);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return urls.toArray(URL[]::new);
    }

    // The jar of this module names the others in its manifest.
    private static void addWithClassPath(Path entry, List<URL> urls) throws IOException {
        URI base = entry.toUri();
        urls.add(base.toURL());
        if (Files.isDirectory(entry)) {
            return;
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            Manifest manifest = jar.getManifest();
            String others =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            if (others != null) {
                for (String other : others.trim().split("\\s+", -1)) {
                    urls.add(base.resolve(other).toURL());
                }
            }
        }
    }
}
