package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the drivers' methods holds all that the drivers of this build have, and nothing else. */
class VendorMethodsTest {

    static List<Class<?>> drivers() {
        return List.of(
                org.h2.Driver.class,
                org.postgresql.Driver.class,
                org.mariadb.jdbc.Driver.class,
                com.mysql.cj.jdbc.Driver.class);
    }

    @ParameterizedTest
    @MethodSource("drivers")
    void everyInterfaceOfAJdbcObjectIsDecidedAbout(Class<?> driver) {
        List<Class<?>> objects = jdbcObjects(driver);
        assertThat(objects).hasSizeGreaterThan(5);
        assertThat(objects)
                .allSatisfy(type -> assertThat(VendorInterfaces.all(type))
                        .as(type.getName())
                        .allMatch(PolicyTable::isKnown));
    }

    @Test
    void everyMethodOfAnImplementedTypeIsClassified() {
        Set<String> missing = new TreeSet<>();
        implemented()
                .forEach(type -> methods(type)
                        .filter(method -> PolicyTable.rule(method) == null)
                        .forEach(method -> missing.add(type.getName() + "#" + MethodPolicy.call(method))));
        assertThat(missing).isEmpty();
    }

    @Test
    void theTableHoldsNothingThatIsNotThere() {
        Set<String> existing = new TreeSet<>();
        types().forEach(type -> {
            existing.add(type.getName());
            methods(type).forEach(method -> existing.add(type.getName() + "#" + MethodPolicy.call(method)));
        });
        assertThat(existing).containsAll(PolicyTable.vendorEntries());
    }

    @Test
    void whatIsInterceptedIsWrittenByHand() {
        List<Method> intercepted = implemented()
                .flatMap(VendorMethodsTest::methods)
                .filter(method -> MethodPolicy.of(method) == MethodPolicy.INTERCEPT)
                .toList();
        assertThat(intercepted)
                .isNotEmpty()
                .allSatisfy(method -> assertThat(
                                Arrays.stream(LeafKind.values()).map(kind -> LeafClass.written(kind.base(), method)))
                        .as(MethodPolicy.signature(method))
                        .anyMatch(written -> written != null));
    }

    @Test
    void aMethodOfSeveralTypesIsTreatedAlikeInAll() {
        List<Method> all = implemented().flatMap(VendorMethodsTest::methods).toList();
        assertThat(all)
                .allSatisfy(method -> assertThat(all.stream()
                                .filter(other -> isSame(method, other))
                                .map(MethodPolicy::of))
                        .as(MethodPolicy.signature(method))
                        .containsOnly(MethodPolicy.of(method)));
    }

    private static boolean isSame(Method one, Method other) {
        Class<?> upper = one.getDeclaringClass();
        return MethodPolicy.call(one).equals(MethodPolicy.call(other))
                && upper.isAssignableFrom(other.getDeclaringClass());
    }

    private static Stream<Class<?>> implemented() {
        return types().filter(PolicyTable::isImplemented);
    }

    private static Stream<Class<?>> types() {
        return PolicyTable.vendorEntries().stream()
                .filter(entry -> !entry.contains("#"))
                .map(VendorMethodsTest::load);
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !LeafClass.isOfObject(method));
    }

    /** The classes of the driver's jar whose objects have a wrapper. */
    private static List<Class<?>> jdbcObjects(Class<?> driver) {
        List<Class<?>> found = new ArrayList<>();
        for (String name : classNames(driver)) {
            Class<?> type = load(name);
            if (type != null
                    && !type.isInterface()
                    && Arrays.stream(LeafKind.values())
                            .anyMatch(kind -> kind.jdbc().isAssignableFrom(type))) {
                found.add(type);
            }
        }
        return found;
    }

    private static Set<String> classNames(Class<?> driver) {
        try (JarFile jar = new JarFile(Path.of(driver.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF"))
                    .map(name -> name.replace('/', '.').substring(0, name.length() - ".class".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    // Parts of a driver need libraries that aren't here, and can't be used either.
    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, VendorMethodsTest.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
