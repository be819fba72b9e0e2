package io.kmsenc.it.statements;

import io.kmsenc.it.twin.Call;
import io.kmsenc.sql.Dialect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a twin must answer alike. In {@code twin.cases}: a line {@code ### name | dialects}, the statement,
 * where it has parameters a line {@code ?} and their values between bars, and {@code => } with {@code answered} and the
 * number of rows read or changed, {@code refused} and a code, or {@code failed} where the database itself doesn't have it.
 */
record TwinCase(String name, String dialects, String sql, List<@Nullable Object> parameters, String expected) {

    static List<TwinCase> of(Dialect dialect) {
        return read().stream().filter(each -> each.holdsFor(dialect)).toList();
    }

    private boolean holdsFor(Dialect dialect) {
        return dialects.equals("all")
                || List.of(dialects.split(" ")).contains(dialect.name().toLowerCase(Locale.ROOT));
    }

    Call call() {
        return Call.of(sql, parameters.toArray());
    }

    private static List<TwinCase> read() {
        List<TwinCase> cases = new ArrayList<>();
        for (String each : content().split("(?m)^### ", -1)) {
            List<String> lines = each.lines().filter(line -> !line.isBlank()).toList();
            if (!lines.isEmpty()) {
                cases.add(read(lines));
            }
        }
        return cases;
    }

    private static TwinCase read(List<String> lines) {
        int bar = lines.get(0).indexOf('|');
        int last = lines.size() - 1;
        boolean bound = lines.get(last - 1).startsWith("? ");
        return new TwinCase(
                lines.get(0).substring(0, bar).strip(),
                lines.get(0).substring(bar + 1).strip(),
                String.join("\n", lines.subList(1, bound ? last - 1 : last)),
                bound ? values(lines.get(last - 1).substring(1)) : List.of(),
                lines.get(last).replaceFirst("^=> ", ""));
    }

    private static List<@Nullable Object> values(String line) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String each : line.split("\\|", -1)) {
            String text = each.strip();
            values.add(text.matches("\\d+") ? (Object) Integer.valueOf(text) : text.equals("NULL") ? null : text);
        }
        return values;
    }

    private static String content() {
        try (InputStream in = TwinCase.class.getResourceAsStream("twin.cases")) {
            if (in == null) {
                throw new IllegalStateException("no case file");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
