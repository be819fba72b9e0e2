package io.kmsenc.config;

import io.kmsenc.schema.ColumnMode;
import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code mode [logical type] [option=value …]}, and reports all that is wrong with it. No word of the value is
 * repeated in a problem: what is no mode, type or option may be a secret on the wrong line. For one thread, one use.
 */
final class ColumnSpecReader {

    private static final Map<String, ColumnMode> MODES =
            Map.of("randomized", ColumnMode.RANDOMIZED, "deterministic", ColumnMode.DETERMINISTIC);
    private static final List<String> OPTIONS = List.of("group", "id", "plaintext", "compare", "normalize", "within");
    private static final List<String> LATER_OPTIONS = List.of("pad", "row");

    /** A word, with what stands in parentheses behind it. */
    private static final Pattern WORD = Pattern.compile("[^\\s(]+(?:\\s*\\([^)]*\\))?|\\S+");

    private static final Pattern EQUALS = Pattern.compile("\\s*=\\s*");

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9._-]{1,128}");

    private final Setting setting;
    private final Findings findings;
    private final Map<String, String> options = new LinkedHashMap<>();
    private boolean wrong;

    ColumnSpecReader(Setting setting, Findings findings) {
        this.setting = setting;
        this.findings = findings;
    }

    /** What the value says, or empty where something is wrong with it. */
    Optional<ColumnSpec> read(String value) {
        List<String> words = words(value);
        if (words.isEmpty()) {
            refuse("no mode; write randomized or deterministic");
            return Optional.empty();
        }
        Optional<ColumnMode> mode = mode(words.remove(0));
        boolean typed = !words.isEmpty() && !looksLikeOption(words.get(0));
        Optional<DeclaredType> type = typed ? type(words.remove(0)) : Optional.of(DeclaredType.of(LogicalType.TEXT));
        words.forEach(this::option);
        mode.ifPresent(m -> refuseContradictions(m, type.map(DeclaredType::type)));
        return wrong || mode.isEmpty() ? Optional.empty() : type.map(t -> new ColumnSpec(mode.get(), t, options));
    }

    private static boolean looksLikeOption(String word) {
        return word.contains("=") || OPTIONS.contains(word) || LATER_OPTIONS.contains(word);
    }

    private static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(EQUALS.matcher(value).replaceAll("="));
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    private Optional<ColumnMode> mode(String word) {
        Optional<ColumnMode> mode = Optional.ofNullable(MODES.get(word));
        if (mode.isEmpty()) {
            refuse("unknown mode" + Spelling.hint(word, MODES.keySet(), "write randomized or deterministic"));
        }
        return mode;
    }

    private Optional<DeclaredType> type(String word) {
        try {
            return Optional.of(TypeWord.parse(word));
        } catch (TypeWord.Problem e) {
            refuse(e.getMessage());
            return Optional.empty();
        }
    }

    private void option(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (LATER_OPTIONS.contains(name)) {
            refuse("option \"" + name + "\" is not supported by this version; remove it");
        } else if (!OPTIONS.contains(name)) {
            refuse("unknown option"
                    + Spelling.hint(
                            name, OPTIONS, "known are group=, id=, plaintext=, compare=, normalize= and within="));
        } else if (equals < 0) {
            refuse("option \"" + name + "\" without a value; write " + name + "=…");
        } else if (options.putIfAbsent(name, word.substring(equals + 1)) != null) {
            refuse("option \"" + name + "\" stands twice; keep one of them");
        } else {
            checkOption(name, word.substring(equals + 1));
        }
    }

    private void checkOption(String name, String value) {
        if (EqualityOptions.NAMES.contains(name)) {
            EqualityOptions.problem(name, value).ifPresent(this::refuse);
        } else if (name.equals("within")) {
            if (!value.equals("scope")) {
                refuse("unknown value of \"within\"; write within=scope");
            }
        } else if (!name.equals("plaintext")) {
            if (!LABEL.matcher(value).matches()) {
                refuse("value of \"" + name + "\" is no name; use up to 128 of A-Z a-z 0-9 . _ -");
            }
        } else if (!value.equals("allow") && !value.equals("reject")) {
            refuse("unknown value of \"plaintext\"; write plaintext=reject or plaintext=allow");
        }
    }

    private void refuseContradictions(ColumnMode mode, Optional<LogicalType> type) {
        boolean group = options.containsKey("group");
        if (group && mode == ColumnMode.RANDOMIZED) {
            refuse("\"group\" on a randomized column means nothing; make it deterministic or remove group=");
        }
        if (options.containsKey("within") && mode == ColumnMode.RANDOMIZED) {
            refuse("\"within\" on a randomized column means nothing, its values are never compared; remove within=");
        }
        if (group && options.containsKey("id")) {
            refuse("\"id\" and \"group\" both name the identity; the group alone names it, so remove id=");
        }
        boolean text = type.filter(t -> t != LogicalType.TEXT).isEmpty();
        EqualityOptions.contradictions(options.keySet(), mode == ColumnMode.DETERMINISTIC && text)
                .forEach(this::refuse);
        if ("allow".equals(options.get("plaintext"))
                && !type.map(LogicalType::isString).orElse(true)) {
            refuse(
                    "\"plaintext=allow\" is for text and binary columns; encrypt the existing rows before they are read");
        }
        if (mode == ColumnMode.DETERMINISTIC
                && type.filter(LogicalType.JSON::equals).isPresent()) {
            refuse(
                    "equal json documents have many texts, so they can't be compared; make it randomized, or of type text");
        }
    }

    private void refuse(String what) {
        wrong = true;
        findings.add(setting.line(), setting.place(), what);
    }
}
