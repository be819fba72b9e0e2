package io.kmsenc;

import io.kmsenc.config.Spelling;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the data sources of kmsenc from JNDI references, whose addresses are the properties by name, as text. A reference
 * to any other class is left to other factories. Threads may share it.
 */
public final class KmsEncObjectFactory implements ObjectFactory {

    private static final Map<String, Supplier<KmsEncCommonDataSource>> CLASSES = Map.of(
            KmsEncDataSource.class.getName(), KmsEncDataSource::new,
            KmsEncConnectionPoolDataSource.class.getName(), KmsEncConnectionPoolDataSource::new,
            KmsEncXADataSource.class.getName(), KmsEncXADataSource::new);

    /** What a container may write a reference for, where it names this factory expressly. */
    private static final Map<String, Supplier<KmsEncCommonDataSource>> INTERFACES = Map.of(
            "javax.sql.DataSource", KmsEncDataSource::new,
            "javax.sql.ConnectionPoolDataSource", KmsEncConnectionPoolDataSource::new,
            "javax.sql.XADataSource", KmsEncXADataSource::new);

    /** Addresses that a container adds for itself. */
    private static final Set<String> OF_CONTAINER =
            Set.of("factory", "auth", "scope", "singleton", "description", "closeMethod", "type", "name");

    public KmsEncObjectFactory() {}

    /**
     * The data source that a reference describes; null if it is not one of ours.
     *
     * @throws NamingException if an address is no property, or its value can't be one
     */
    @Override
    public @Nullable Object getObjectInstance(
            @Nullable Object object,
            @Nullable Name name,
            @Nullable Context context,
            @Nullable Hashtable<?, ?> environment)
            throws NamingException {
        if (!(object instanceof Reference reference)) {
            return null;
        }
        Supplier<KmsEncCommonDataSource> made = CLASSES.get(reference.getClassName());
        if (made == null && isNamedBy(reference)) {
            made = INTERFACES.get(reference.getClassName());
        }
        return made == null ? null : filled(made.get(), reference);
    }

    private static boolean isNamedBy(Reference reference) {
        String own = KmsEncObjectFactory.class.getName();
        RefAddr factory = reference.get("factory");
        return own.equals(reference.getFactoryClassName()) || (factory != null && own.equals(factory.getContent()));
    }

    private static Object filled(KmsEncCommonDataSource source, Reference reference) throws NamingException {
        Enumeration<RefAddr> addresses = reference.getAll();
        for (RefAddr address : Collections.list(addresses)) {
            String place =
                    "JNDI reference to " + source.getClass().getSimpleName() + ", \"" + address.getType() + "\": ";
            // what has the content of a container's own is its concern
            if (!OF_CONTAINER.contains(address.getType())) {
                fill(source, address, place);
            }
        }
        return source;
    }

    private static void fill(KmsEncCommonDataSource source, RefAddr address, String place) throws NamingException {
        if (!(address.getContent() instanceof String value)) {
            throw new NamingException(place + "is not text; write the property as a string");
        }
        try {
            if (!DataSourceProperty.set(source, address.getType(), value)) {
                List<String> known = DataSourceProperty.names(source);
                throw new NamingException(place + "unknown property"
                        + Spelling.hint(
                                address.getType(),
                                known,
                                "known are " + String.join(", ", known)
                                        + "; put what is meant for the delegate into connectionProperties"));
            }
        } catch (NumberFormatException e) {
            throw new NamingException(place + "is not a whole number; write the seconds in digits");
        } catch (SQLException | IllegalArgumentException e) {
            throw new NamingException(place + e.getMessage());
        }
    }
}
