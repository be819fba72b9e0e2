package io.kmsenc.sql;

import java.util.List;
import java.util.Locale;
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
    // What may be cut or padded, but is NULL only where it was NULL. MariaDB has no others.
    private static final Set<String> CUT = Set.of(
            "text", "varchar", "character varying", "char", "character", "nvarchar", "nchar", "longtext", "bpchar");

    private Casts() {}

    /** What the cast does to a parameter or literal; empty for what may make something else of it. */
    static Optional<Given.Cast> of(CastExpression cast, Dialect dialect) {
        ColDataType type = cast.getColDataType();
        if (type == null || type.getDataType() == null) {
            return Optional.empty();
        }
        String written = type.getDataType().toLowerCase(Locale.ROOT);
        int length = written.indexOf('(');
        String name = (length < 0 ? written : written.substring(0, length)).strip();
        if (length < 0 && isBare(type)) {
            if (text(dialect).contains(name)) {
                return Optional.of(Given.Cast.TEXT);
            }
            if (bytes(dialect).contains(name)) {
                return Optional.of(Given.Cast.BYTES);
            }
        }
        boolean array = type.getArrayData() != null && !type.getArrayData().isEmpty();
        return CUT.contains(name) && !array ? Optional.of(Given.Cast.CUT) : Optional.empty();
    }

    // neither a length, nor a character set, nor an array
    private static boolean isBare(ColDataType type) {
        return type.getPrecision() == null
                && type.getScale() == null
                && isEmpty(type.getArgumentsStringList())
                && isEmpty(type.getArrayData())
                && type.getCharacterSet() == null;
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
