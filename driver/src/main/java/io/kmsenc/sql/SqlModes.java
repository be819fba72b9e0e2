package io.kmsenc.sql;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The modes in a value of MariaDB's and MySQL's {@code sql_mode}: what they change of how text is read, and whether secret
 * columns can be kept under them. Immutable.
 */
public final class SqlModes {

    private static final Set<String> STRICT = Set.of("strict_trans_tables", "strict_all_tables", "traditional");

    /** Modes under which a statement means the same for secret columns, or is read as {@link Syntax} tells. */
    private static final Set<String> KNOWN = Set.of(
            "real_as_float",
            "pipes_as_concat",
            "ansi_quotes",
            "ignore_space",
            "ignore_bad_table_options",
            "only_full_group_by",
            "no_unsigned_subtraction",
            "no_dir_in_create",
            "postgresql",
            "db2",
            "maxdb",
            "no_key_options",
            "no_table_options",
            "no_field_options",
            "ansi",
            "no_auto_value_on_zero",
            "no_backslash_escapes",
            "strict_trans_tables",
            "strict_all_tables",
            "no_zero_in_date",
            "no_zero_date",
            "allow_invalid_dates",
            "error_for_division_by_zero",
            "traditional",
            "no_auto_create_user",
            "no_engine_substitution",
            "pad_char_to_full_length",
            "simultaneous_assignment",
            "time_round_fractional",
            "time_truncate_fractional");

    private final Set<String> modes;

    private SqlModes(Set<String> modes) {
        this.modes = modes;
    }

    /** Modes separated by commas, in any letter case, as the server answers them. */
    public static SqlModes of(String setting) {
        Set<String> modes = new HashSet<>();
        for (String mode : setting.split(",", -1)) {
            modes.add(mode.strip().toLowerCase(Locale.ROOT));
        }
        modes.remove("");
        return new SqlModes(modes);
    }

    /** Why secret columns can't be kept under these modes, and what to do; empty if they can. */
    public Optional<String> problem() {
        if (Collections.disjoint(STRICT, modes)) {
            return Optional.of("is not strict: a ciphertext that is too long for its column would be cut in silence; "
                    + "add STRICT_TRANS_TABLES");
        }
        return unanswered();
    }

    /** The same of modes that are added to others, which are strict. */
    Optional<String> unanswered() {
        if (modes.contains("empty_string_is_null")) {
            return Optional.of("has EMPTY_STRING_IS_NULL: an empty string would be stored as a ciphertext, and not as "
                    + "NULL; remove it");
        }
        return modes.stream()
                .filter(mode -> !KNOWN.contains(mode))
                .sorted()
                .findFirst()
                .map(mode -> "has " + mode.toUpperCase(Locale.ROOT)
                        + ": kmsenc doesn't know how statements are read under it; remove it");
    }

    /** How text is read under these modes, of which combinations must be resolved, as the server does by itself. */
    public Syntax syntax() {
        return Syntax.mariadb(modes.contains("ansi_quotes"), modes.contains("no_backslash_escapes"));
    }
}
