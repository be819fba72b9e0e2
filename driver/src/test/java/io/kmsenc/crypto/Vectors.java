package io.kmsenc.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One record of a vector file (docs/FORMAT.md, "Test vectors"). */
public record Vectors(Map<String, String> fields) {

    /** All records of a file beside this class, at least one. */
    public static List<Vectors> read(String file) {
        List<Vectors> records = new ArrayList<>();
        Map<String, String> current = new LinkedHashMap<>();
        for (String line : (content(file) + "\n").split("\n", -1)) {
            int equals = line.indexOf('=');
            if (line.isBlank() && !current.isEmpty()) {
                records.add(new Vectors(current));
                current = new LinkedHashMap<>();
            } else if (!line.isBlank() && !line.startsWith("#")) {
                current.put(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        if (records.isEmpty()) {
            throw new IllegalStateException(file + " has no vectors");
        }
        return records;
    }

    private static String content(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    public String text(String field) {
        if (!has(field)) {
            throw new IllegalStateException(this + " has no " + field);
        }
        return fields.get(field);
    }

    public byte[] bytes(String field) {
        return HexFormat.of().parseHex(text(field));
    }

    /** The value of a JSON string literal that escapes everything beyond printable ASCII. */
    public String json(String field) {
        String literal = text(field);
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            if (c != '\\') {
                value.append(c);
            } else if (literal.charAt(++i) == 'u') {
                value.append((char) Integer.parseInt(literal, i + 1, i + 5, 16));
                i += 4;
            } else {
                value.append(literal.charAt(i) == 'n' ? '\n' : literal.charAt(i));
            }
        }
        return value.toString();
    }

    /** The record's name, which a parameterized test shows. */
    @Override
    public String toString() {
        return fields.getOrDefault("name", "a record");
    }
}
