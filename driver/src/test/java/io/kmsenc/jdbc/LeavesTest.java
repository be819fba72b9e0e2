package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.junit.jupiter.api.Test;

/** Leaves over drivers that nobody has seen yet, in class loaders that ours knows nothing of. */
class LeavesTest {

    private final List<String> called = new ArrayList<>();

    @Test
    void implementsAKnownInterfaceFromAnotherLoaderAndRejectsItsNewMethods() throws Exception {
        Class<?> known = vendorInterface("org.postgresql.PGConnection");
        Connection leaf = leaf(delegate(known));
        assertThat(leaf).isInstanceOf(known);
        assertThat(leaf.getClass().getClassLoader()).isInstanceOf(LeafLoader.class);
        assertThat(known.getMethod("getBackendPID").invoke(leaf)).isEqualTo(7);
        assertThatThrownBy(() -> known.getMethod("newDoor").invoke(leaf))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(SQLException.class)
                .hasMessage("PGConnection.newDoor(): isn't known to stay inside the encryption of secret columns; "
                        + "open a connection with the delegate's own URL for that")
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("KE003");
        assertThatThrownBy(() -> known.getMethod("newAnswer").invoke(leaf))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageStartingWith("PGConnection.newAnswer(): ")
                .hasCauseInstanceOf(SQLException.class);
        assertThat(called).containsExactly("getBackendPID");
    }

    @Test
    void leavesOutAnInterfaceThatIsNotKnown() throws Exception {
        Class<?> unknown = vendorInterface("com.example.ExampleConnection");
        Connection leaf = leaf(delegate(unknown));
        assertThat(leaf).isNotInstanceOf(unknown);
        assertThat(leaf.getClass()).isSameAs(leaf(delegate(Runnable.class)).getClass());
        assertThatThrownBy(() -> Unwrapping.WRAPPER_ALONE.unwrap(leaf, delegate(unknown), unknown))
                .isInstanceOf(SQLException.class)
                .hasMessage("unwrap: \"com.example.ExampleConnection\" would hand out the delegate's object, past the "
                        + "encryption of secret columns, and the wrapper isn't one; open a connection with the "
                        + "delegate's own URL for that");
    }

    @Test
    void generatesALeafOnce() throws Exception {
        Class<?> known = vendorInterface("org.postgresql.PGConnection");
        assertThat(leaf(delegate(known)).getClass())
                .isSameAs(leaf(delegate(known)).getClass());
    }

    /** An interface with a method that is known of PGConnection, and two that nobody knows. */
    private static Class<?> vendorInterface(String name) {
        return new ByteBuddy()
                .makeInterface()
                .name(name)
                .defineMethod("getBackendPID", int.class, Visibility.PUBLIC)
                .withoutCode()
                .defineMethod("newDoor", Object.class, Visibility.PUBLIC)
                .throwing(SQLException.class)
                .withoutCode()
                .defineMethod("newAnswer", int.class, Visibility.PUBLIC)
                .withoutCode()
                .make()
                .load(LeavesTest.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
                .getLoaded();
    }

    private Connection delegate(Class<?> vendor) {
        ClassLoader loader =
                vendor.getClassLoader() == null ? LeavesTest.class.getClassLoader() : vendor.getClassLoader();
        return (Connection) Proxy.newProxyInstance(
                loader, new Class<?>[] {Connection.class, vendor}, (proxy, method, arguments) -> {
                    called.add(method.getName());
                    return method.getReturnType() == int.class ? 7 : null;
                });
    }

    private static Connection leaf(Connection delegate) {
        Leaves leaves = Leaves.of(delegate.getClass());
        // what a session would be asked isn't asked here
        return leaves.maker(LeafKind.CONNECTION, EncryptedConnection.Maker.class, delegate.getClass())
                .make(delegate, leaves, null, null, () -> {});
    }
}
