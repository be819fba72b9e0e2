package io.kmsenc.jdbc;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import io.kmsenc.value.Appearance;
import io.kmsenc.value.Appearance.Trait;
import io.kmsenc.value.Conversions;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What metadata tell of secret columns on one connection: what the driver tells of a plaintext column of the declared type,
 * if values of that type can be had by it; else what it tells of the stored column. As safe for threads as the connection is.
 */
final class SessionAppearance {

    private record Driver(Optional<Appearance> appearance, Optional<Conversions> conversions) {

        static Driver of(DatabaseMetaData metaData) throws SQLException {
            String url = metaData.getURL();
            return new Driver(
                    Appearance.ofDriver(metaData.getDriverName()),
                    Conversions.ofDriver(metaData.getDriverName())
                            .filter(known -> known.unknownOption(url).isEmpty()));
        }

        Optional<Appearance> of(ColumnRule rule) {
            boolean readable = rule.type() == LogicalType.TEXT
                    || conversions.filter(known -> known.has(rule.declared())).isPresent();
            return readable ? appearance : Optional.empty();
        }
    }

    private final Connection delegate;
    private @Nullable Driver driver;

    SessionAppearance(Connection delegate) {
        this.delegate = delegate;
    }

    private Optional<Appearance> of(ColumnRule rule) throws SQLException {
        return driver().of(rule);
    }

    private Driver driver() throws SQLException {
        if (driver == null) {
            driver = Driver.of(delegate.getMetaData());
        }
        return driver;
    }

    /** See {@link Appearance#tells}. */
    boolean tells(String row) throws SQLException {
        return driver().appearance().filter(known -> known.tells(row)).isPresent();
    }

    /** Whether anything is told otherwise than of the stored column; see {@link Appearance#differs}. */
    boolean differs(String prefix, ColumnRule rule) throws SQLException {
        return of(rule).filter(known -> known.differs(prefix, rule.declared())).isPresent();
    }

    /** See {@link Appearance#trait}. */
    Optional<Trait> trait(String row, ColumnRule rule, int octets) throws SQLException {
        return of(rule).flatMap(known -> known.trait(row, rule.declared(), octets));
    }

    /** What {@code own} tells, unless something else is told of the type. */
    <T> T told(String row, @Nullable ColumnRule rule, Class<T> type, Told<T> own) throws SQLException {
        Trait trait = rule == null ? null : trait(row, rule, 1).orElse(null);
        return trait == null ? own.get() : type.cast(trait.value());
    }

    /** A question to the delegate. */
    interface Told<T> {
        T get() throws SQLException;
    }
}
