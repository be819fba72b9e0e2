package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms in which each dialect writes a value. The mark of a sentinel is never hidden by an escape. */
final class Literals {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private Literals() {}

    static String of(Dialect dialect, Operand operand) {
        @Nullable Object value = operand.value();
        if (value == null) {
            return "NULL";
        } else if (value instanceof byte[] bytes) {
            return binary(dialect, bytes, operand.form());
        } else if (value instanceof String text) {
            return switch (dialect) {
                case H2 -> h2(text, operand.form());
                case POSTGRESQL -> postgresql(text, operand.form());
                case MARIADB -> mariadb(text, operand.form());
            };
        }
        return declared(dialect, value);
    }

    private static String declared(Dialect dialect, Object value) {
        if (value instanceof Boolean truth) {
            return dialect == Dialect.MARIADB
                    ? (truth ? "1" : "0")
                    : truth.toString().toUpperCase(Locale.ROOT);
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof LocalDateTime time) {
            return standard(MOMENT.format(time));
        }
        return value instanceof Number ? value.toString() : standard(value.toString());
    }

    private static String binary(Dialect dialect, byte[] bytes, int form) {
        String hex = HexFormat.of().formatHex(bytes);
        return switch (dialect) {
            case H2 -> (form % 2 == 0 ? "x'" : "X'") + hex + "'";
            case POSTGRESQL ->
                form == 2 ? "E'\\\\x" + hex + "'" : form == 3 ? "$$\\x" + hex + "$$" : "'\\x" + hex + "'";
            case MARIADB -> form == 2 && bytes.length > 0 ? "0x" + hex : (form == 3 ? "x'" : "X'") + hex + "'";
        };
    }

    private static String h2(String text, int form) {
        return switch (form) {
            case 2 -> "N" + standard(text);
            case 3 -> "U&" + unicode(text);
            case 4 -> text.contains("$") ? standard(text) : "$$" + text + "$$";
            case 5 -> split(text, " ");
            default -> standard(text);
        };
    }

    private static String postgresql(String text, int form) {
        return switch (form) {
            case 2 -> "E" + backslashed(text, '\'');
            case 3 -> "U&" + unicode(text);
            case 4 -> text.contains("$") ? standard(text) : "$$" + text + "$$";
            case 5 -> text.contains("$") ? standard(text) : "$a$" + text + "$a$";
            case 6 -> split(text, "\n");
            case 7 -> "N" + standard(text);
            default -> standard(text);
        };
    }

    private static String mariadb(String text, int form) {
        String doubled = text.replace("\\", "\\\\");
        return switch (form) {
            case 2 -> backslashed(text, '\'');
            case 3 -> backslashed(text, '"');
            case 4 -> "N" + standard(doubled);
            case 5 -> "_utf8mb4" + standard(doubled);
            case 6 -> split(doubled, " ");
            case 7 -> "\"" + doubled.replace("\"", "\"\"") + "\"";
            default -> standard(doubled);
        };
    }

    private static String standard(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String backslashed(String text, char quote) {
        return quote + text.replace("\\", "\\\\").replace("" + quote, "\\" + quote) + quote;
    }

    private static String unicode(String text) {
        StringBuilder escaped = new StringBuilder();
        text.replace("\\", "\\\\").replace("'", "''").chars().forEach(c -> {
            if (c > 127) {
                escaped.append(String.format("\\%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return "'" + escaped + "'";
    }

    // Two literals beside each other are one; the second holds what comes after the mark.
    private static String split(String text, String between) {
        int at = Math.min(text.length(), Sentinels.LENGTH);
        if (at > 0 && at < text.length() && "\\'".indexOf(text.charAt(at - 1)) >= 0) {
            return standard(text);
        }
        return standard(text.substring(0, at)) + between + standard(text.substring(at));
    }
}
