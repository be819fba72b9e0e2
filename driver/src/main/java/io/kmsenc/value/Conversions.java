package io.kmsenc.value;

import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the driver of one database does with values of each declared type. Immutable; threads may share it. */
public final class Conversions {

    private static final String POSTGRESQL = "PostgreSQL JDBC Driver";
    private static final String MARIADB = "MariaDB Connector/J";

    private static final List<Conversions> KNOWN = List.of(
            new Conversions("h2", "H2 JDBC Driver", 9, true),
            new Conversions("postgresql", POSTGRESQL, 6, false),
            new Conversions(
                    "mariadb",
                    MARIADB,
                    6,
                    false,
                    "timezone",
                    "preserveInstants",
                    "tinyInt1isBit",
                    "transformedBitIsBoolean",
                    "uuidAsString",
                    "useServerPrepStmts"));

    // Strings alone: what no known driver does otherwise.
    private static final Conversions COMMON = new Conversions("common", "", 0, false);

    /** Characters that a setter was given as a stream or large object. */
    public static final String CHARACTERS = "Characters";

    /** Bytes that a setter was given so. */
    public static final String OCTETS = "Octets";

    /** Bytes of a stream of ASCII characters. */
    public static final String ASCII = "Ascii";

    private final ConversionTable stored;
    private final ConversionTable read;
    private final String driver;
    private final int fractionDigits;
    private final boolean zoneOfSession;
    private final List<String> unknownOptions;

    private Conversions(
            String name, String driver, int fractionDigits, boolean zoneOfSession, String... unknownOptions) {
        this.driver = driver;
        this.stored = ConversionTable.read("stored-" + name + ".table", Named.STORED);
        this.read = ConversionTable.read("read-" + name + ".table", Named.READ);
        this.fractionDigits = fractionDigits;
        this.zoneOfSession = zoneOfSession;
        this.unknownOptions = List.of(unknownOptions);
    }

    /** In a holder of its own, so that they are there before the tables that name them. */
    private static final class Named {

        private static final Map<String, Conversion> STORED = new HashMap<>();
        private static final Map<String, Conversion> READ = new HashMap<>();

        static {
            STORED.put("same", Conversion.SAME);
            STORED.putAll(Numbers.STORED);
            STORED.putAll(Truths.STORED);
            STORED.putAll(Times.STORED);
            STORED.putAll(Identifiers.STORED);
            STORED.putAll(TextStores.STORED);
            STORED.putAll(TimeTexts.STORED);
            STORED.putAll(Octets.STORED);
            STORED.putAll(JsonStores.STORED);
            READ.putAll(NumberReads.READ);
            READ.putAll(TimeReads.READ);
            READ.putAll(TextReads.READ);
            READ.putAll(ParsedNumbers.READ);
            READ.putAll(ParsedTimes.READ);
            READ.putAll(Octets.READ);
        }
    }

    /** Those of a driver, by the name that it gives itself in {@link java.sql.DatabaseMetaData#getDriverName}. */
    public static Optional<Conversions> ofDriver(String name) {
        return KNOWN.stream().filter(each -> each.driver.equals(name)).findFirst();
    }

    /** What is done with strings where no more is known of the driver: as little as all do. */
    public static Conversions common() {
        return COMMON;
    }

    /** An option of the driver's URL under which it converts otherwise than the tables tell, if there is one. */
    public Optional<String> unknownOption(@Nullable String url) {
        String folded = url == null ? "" : url.toLowerCase(Locale.ROOT);
        return unknownOptions.stream()
                .filter(option -> folded.contains(option.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Whether the driver takes the time zone of the database session where the caller gives none; else that of the process. */
    public boolean takesZoneOfSession() {
        return zoneOfSession;
    }

    /** Whether the driver heeds the calendar with which a call is asked for a parameter by its number, and not by its name alone. */
    public boolean heedsCalendarOfNumber() {
        return !driver.equals(MARIADB);
    }

    /** Whether the driver heeds the scale with which a call is asked for a number. */
    public boolean heedsScaleOfCall() {
        return !driver.equals(POSTGRESQL);
    }

    /** Whether a plaintext column of the type can be had in the database. */
    public boolean has(DeclaredType declared) {
        return declared.type() != LogicalType.TIMESTAMP || declared.size() <= fractionDigits;
    }

    /**
     * The value that would be stored for what a setter was given.
     *
     * @return as {@link io.kmsenc.column.ColumnCipher#encryptValue} takes it; null if the type takes no such thing
     * @throws Inconvertible if it takes such things, but not this one
     */
    public @Nullable Object stored(Object given, Target target) throws Inconvertible {
        return stored(GivenKind.of(given), given, target);
    }

    /**
     * The same for what was given as a stream, or in another way of its own.
     *
     * @param kind {@link #CHARACTERS}, {@link #OCTETS}, {@link #ASCII}, or one that the driver {@linkplain #takes takes}
     */
    public @Nullable Object stored(String kind, Object given, Target target) throws Inconvertible {
        Conversion conversion = stored.find(kind, target.declared().type());
        return conversion == null ? null : conversion.of(given instanceof Character ? given.toString() : given, target);
    }

    /** Whether anything of a kind may be stored in a column of the type. */
    public boolean takes(String kind, DeclaredType declared) {
        return stored.find(kind, declared.type()) != null;
    }

    /**
     * The kind of a value that is given in a way of its own.
     *
     * @param way the word for it that stands before the class in the tables
     */
    public static String kind(String way, Object given) {
        String kind = GivenKind.of(given);
        return way.isEmpty() ? kind : way + kind;
    }

    /** Whether NULL of an SQL type may be stored. */
    public boolean storesNull(String sqlType, DeclaredType declared) {
        return stored.find("NULL:" + sqlType, declared.type()) != null;
    }

    /** Whether the driver knows the setters that take an SQL type as an object. */
    public boolean takesSqlTypes(DeclaredType declared) {
        return stored.find("SQLType", declared.type()) != null;
    }

    /** Whether values of the type, and NULL, can be read by a getter. */
    public boolean reads(String getter, DeclaredType declared) {
        return read.find(getter, declared.type()) != null;
    }

    /** Whether a getter gives every value of the type as it is. */
    public boolean readsUnchanged(String getter, DeclaredType declared) {
        return read.find(getter, declared.type()) == Conversion.SAME;
    }

    /**
     * What a getter gives for a value: a text or bytes, where it gives a stream or large object of them.
     *
     * @param getter its name, with the class in parentheses for {@code getObject}, e.g. {@code getObject(LocalDate)}
     * @throws Inconvertible if this value can't be read so, or none can
     */
    public Object read(String getter, Object value, Target target) throws Inconvertible {
        Conversion conversion = read.find(getter, target.declared().type());
        if (conversion == null) {
            throw new Inconvertible("no value of type " + target.declared() + " can be read so");
        }
        return conversion.of(value, target);
    }
}
