package io.kmsenc.redeploy;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The main class of a process in which an application is deployed and thrown away several times: prints what stays.
 * Arguments: the layout, the URL without its database's name, and the folder with the configuration.
 */
public final class Redeployments {

    private static final int TIMES = 2;

    private Redeployments() {}

    /** What the application brings along, and what it shares with others. */
    enum Layout {
        /** Everything in the application. */
        ALONE,
        /** kmsenc beside the server, H2 in the application. */
        SHARED_KMSENC,
        /** H2 beside the server, kmsenc in the application. */
        SHARED_DELEGATE;

        private static boolean isH2(String entry) {
            return Path.of(entry).getFileName().toString().matches("h2-.*\\.jar");
        }

        boolean shares(String entry) {
            boolean side = this == SHARED_DELEGATE ? isH2(entry) : this == SHARED_KMSENC && !isH2(entry);
            return side && !isTests(entry);
        }
    }

    private static boolean isTests(String entry) {
        return !entry.endsWith(".jar") && new File(entry, "io/kmsenc/redeploy").isDirectory();
    }

    public static void main(String[] arguments) throws Exception {
        Layout layout = Layout.valueOf(arguments[0]);
        ClassLoader server = new URLClassLoader(urls(layout::shares), ClassLoader.getPlatformClassLoader());
        if (layout == Layout.SHARED_DELEGATE) {
            startH2(server);
        }
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            loaders.add(deploy(layout, server, arguments[1].replace("NAME", "redeployed" + i)));
        }
        System.out.println("loaders that stay: " + remaining(loaders));
        System.out.println("drivers that stay: " + drivers(server));
        System.out.println("threads that stay: " + threads());
        System.out.println("end");
    }

    // H2's thread for the end of the process remembers the context class loader of whoever connects first.
    private static void startH2(ClassLoader server) throws Exception {
        Thread.currentThread().setContextClassLoader(server);
        Driver driver =
                (Driver) server.loadClass("org.h2.Driver").getConstructor().newInstance();
        driver.connect("jdbc:h2:mem:", new Properties()).close();
    }

    private static WeakReference<ClassLoader> deploy(Layout layout, ClassLoader server, String url) throws Exception {
        URLClassLoader application = new URLClassLoader(urls(entry -> !layout.shares(entry)), server);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            Object deployed = application
                    .loadClass("io.kmsenc.redeploy.Deployed")
                    .getConstructor(String.class)
                    .newInstance(url);
            System.out.println("read: " + ((Callable<?>) deployed).call());
        } finally {
            thread.setContextClassLoader(before);
            application.close();
        }
        return new WeakReference<>(application);
    }

    private static long remaining(List<WeakReference<ClassLoader>> loaders) throws InterruptedException {
        long remaining = loaders.size();
        for (int i = 0; i < 50 && remaining > 0; i++) {
            System.gc();
            Thread.sleep(50);
            remaining = loaders.stream().filter(loader -> loader.get() != null).count();
        }
        return remaining;
    }

    // Those that the server shares stay, as it does.
    private static List<String> drivers(ClassLoader server) {
        return DriverManager.drivers()
                .map(Driver::getClass)
                .filter(type -> type.getClassLoader() != server)
                .map(Class::getName)
                .toList();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> !name.matches("main|Reference Handler|Finalizer|Signal Dispatcher|Notification Thread"
                        + "|Common-Cleaner|process reaper.*|Attach Listener"
                        // of the JDK, which has one for all
                        + "|CompletableFutureDelayScheduler|ForkJoinPool.commonPool-.*"))
                .toList();
    }

    private static URL[] urls(Predicate<String> wanted) {
        return Stream.of(System.getProperty("redeployed.class.path").split(File.pathSeparator))
                .filter(wanted)
                .map(Redeployments::url)
                .toArray(URL[]::new);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
