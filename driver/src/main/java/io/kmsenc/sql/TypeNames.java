package io.kmsenc.sql;

import io.kmsenc.schema.DeclaredType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By which names a database knows a declared type, each with the sizes that it is declared with. Immutable; threads may
 * share it.
 */
final class TypeNames {

    private static final Pattern PART = Pattern.compile("\\w+|\\S");
    private static final String ANY_NUMBER = "#";

    /**
     * One name.
     *
     * @param declared as the configuration writes it, with letters for sizes
     * @param parts the words, signs and numbers of the database's name
     */
    private record Name(List<String> declared, List<String> parts) {}

    private final List<Name> names = new ArrayList<>();

    /** @param lines the lines {@code type} of a dialect's file without that word */
    TypeNames(List<String> lines) {
        for (String line : lines) {
            int end = line.indexOf(' ');
            names.add(new Name(parts(line.substring(0, end)), parts(line.substring(end))));
        }
    }

    /** Whether the tokens, which are all of a type, are one of the names of the declared type. */
    boolean names(DeclaredType declared, List<Token> type) {
        return of(declared).stream().anyMatch(name -> written(name, type));
    }

    /** The first name of the declared type, which is the usual one; empty if the database doesn't have the type. */
    Optional<String> usual(DeclaredType declared) {
        return of(declared).stream().findFirst().map(parts -> String.join("", parts));
    }

    /** All names of the declared type, in parts. */
    private List<List<String>> of(DeclaredType declared) {
        List<String> sizes = parts(declared.toString());
        List<List<String>> found = new ArrayList<>();
        for (Name name : names) {
            List<String> bound = bound(name, sizes);
            if (!bound.isEmpty()) {
                found.add(bound);
            }
        }
        return found;
    }

    /** The parts of a name with the sizes of a declared type; empty if it isn't a name of that type. */
    private static List<String> bound(Name name, List<String> declared) {
        if (name.declared().size() != declared.size() || !name.declared().get(0).equals(declared.get(0))) {
            return List.of();
        }
        List<String> parts = new ArrayList<>(name.parts());
        for (int i = 1; i < declared.size(); i++) {
            String pattern = name.declared().get(i);
            String size = declared.get(i);
            if (pattern.length() == 1 && Character.isLetter(pattern.charAt(0))) {
                parts.replaceAll(part -> part.equals(pattern) ? size : part);
            } else if (!pattern.equals(size)) {
                return List.of();
            }
        }
        return parts;
    }

    private static boolean written(List<String> name, List<Token> type) {
        if (name.size() != type.size()) {
            return false;
        }
        for (int i = 0; i < name.size(); i++) {
            Token token = type.get(i);
            boolean plain = token.kind() == TokenKind.WORD
                    || token.kind() == TokenKind.SYMBOL
                    || token.kind() == TokenKind.NUMBER;
            boolean any = name.get(i).equals(ANY_NUMBER) && token.kind() == TokenKind.NUMBER;
            if (!any && (!plain || !token.text().toUpperCase(Locale.ROOT).equals(name.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = PART.matcher(text);
        while (matcher.find()) {
            parts.add(matcher.group());
        }
        return parts;
    }
}
