package io.kmsenc.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a configuration may depend on outside of the driver's properties. Immutable; threads may share it.
 *
 * @param systemProperty the system property {@code kmsenc.config}
 * @param environment the variables of the process
 * @param classLoaders where a class path resource is looked for, in this order
 * @param workingDirectory where relative paths begin
 */
public record Surroundings(
        Optional<String> systemProperty,
        Map<String, String> environment,
        List<ClassLoader> classLoaders,
        Path workingDirectory) {

    public Surroundings {
        environment = Map.copyOf(environment);
        classLoaders = List.copyOf(classLoaders);
    }

    /** Those of this process and thread: the context class loader comes before the driver's own. */
    public static Surroundings ofProcess() {
        List<ClassLoader> loaders = new ArrayList<>();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            loaders.add(context);
        }
        loaders.add(Surroundings.class.getClassLoader());
        return new Surroundings(
                Optional.ofNullable(System.getProperty(ConfigurationSearch.PROPERTY)),
                System.getenv(),
                loaders,
                Path.of(System.getProperty("user.dir")));
    }

    /** Names no variable: they may be secret. */
    @Override
    public String toString() {
        return "surroundings of " + workingDirectory;
    }
}
