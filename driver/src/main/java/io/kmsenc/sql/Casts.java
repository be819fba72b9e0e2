package io.kmsenc.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.CastExpression;
import net.sf.jsqlparser.statement.create.table.ColDataType;
import org.jspecify.annotations.Nullable;

/** Casts that leave a text a text, or bytes bytes. */
final class Casts {

    private static final Set<String> TEXT = Set.of("text", "varchar", "character varying");
    private static final Set<String> H2_TEXT =
            Set.of("varchar", "character varying", "clob", "text", "character large object", "longtext");
    private static final Set<String> H2_BYTES =
            Set.of("varbinary", "binary varying", "blob", "binary large object", "bytea");
    // What may be padded, or get another character set, but is NULL only where it was NULL.
    private static final Set<String> OTHER = Set.of(
            "text", "varchar", "character varying", "char", "character", "nvarchar", "nchar", "longtext", "bpchar");

    private static final Map<String, Given.Cast> DOCUMENTS = Map.of("json", Given.Cast.JSON, "jsonb", Given.Cast.JSONB);

    /** What a cast leaves of a parameter or literal: {@code limit} characters or bytes of it. */
    record Kept(Given.Cast cast, int limit) {}

    private Casts() {}

    /** What the cast does to a parameter or literal; empty for what may make something else of it. */
    static Optional<Kept> of(CastExpression cast, Dialect dialect, Ledger ledger) {
        ColDataType type = cast.getColDataType();
        if (type == null || type.getDataType() == null || !isEmpty(type.getArrayData())) {
            return Optional.empty();
        }
        String written = type.getDataType().toLowerCase(Locale.ROOT);
        int bracket = written.indexOf('(');
        String name = (bracket < 0 ? written : written.substring(0, bracket)).strip();
        Integer limit = limit(type, ledger);
        if (dialect == Dialect.POSTGRESQL && limit != null && limit == Given.UNLIMITED && DOCUMENTS.containsKey(name)) {
            return Optional.of(new Kept(Objects.requireNonNull(DOCUMENTS.get(name)), limit));
        }
        if (limit != null && text(dialect).contains(name)) {
            return Optional.of(new Kept(Given.Cast.TEXT, limit));
        }
        // MariaDB pads what is shorter than the length of BINARY(n)
        boolean pads = dialect == Dialect.MARIADB && limit != null && limit < Given.UNLIMITED;
        if (limit != null && !pads && bytes(dialect).contains(name)) {
            return Optional.of(new Kept(Given.Cast.BYTES, limit));
        }
        return OTHER.contains(name) ? Optional.of(new Kept(Given.Cast.OTHER, Given.UNLIMITED)) : Optional.empty();
    }

    /** The length in parentheses, or no limit without; null for what isn't certain to be one. */
    private static @Nullable Integer limit(ColDataType type, Ledger ledger) {
        if (type.getCharacterSet() != null || type.getScale() != null || !isEmpty(type.getArgumentsStringList())) {
            return null;
        }
        Integer length = type.getPrecision();
        if (length == null) {
            return type.getDataType().indexOf('(') < 0 ? Given.UNLIMITED : null;
        }
        return ledger.number(length.toString());
    }

    private static boolean isEmpty(@Nullable List<?> list) {
        return list == null || list.isEmpty();
    }

    private static Set<String> text(Dialect dialect) {
        return switch (dialect) {
            case H2 -> H2_TEXT;
            case POSTGRESQL -> TEXT;
            case MARIADB -> Set.of("char");
        };
    }

    private static Set<String> bytes(Dialect dialect) {
        return switch (dialect) {
            case H2 -> H2_BYTES;
            case POSTGRESQL -> Set.of("bytea");
            case MARIADB -> Set.of("binary");
        };
    }
}
