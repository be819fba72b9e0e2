package io.kmsenc.it.applications;

import io.kmsenc.sql.Backing;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The views of one schema: read from a database once, kept as lines of text. Immutable. */
final class SchemaViews {

    /** What a database is called in files. */
    static final String DATABASE = "app";

    private static final Pattern LINE = Pattern.compile("view ([^:]+?)(, updatable)?: (.*)");

    private final Map<String, Backing.View> views;

    private SchemaViews(Map<String, Backing.View> views) {
        this.views = views;
    }

    static SchemaViews of(Connection connection, Dialect dialect, String schema) throws SQLException {
        // as the driver has it, H2 writes to no view
        String query = "SELECT TABLE_NAME, VIEW_DEFINITION, " + (dialect == Dialect.H2 ? "'NO'" : "IS_UPDATABLE")
                + " FROM INFORMATION_SCHEMA.VIEWS WHERE TABLE_SCHEMA = ?";
        Map<String, Backing.View> views = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String text = rows.getString(2).strip().replaceAll("\\s+", " ");
                    String steady = dialect == Dialect.MARIADB ? text.replace(schema, DATABASE) : text;
                    views.put(
                            rows.getString(1),
                            new Backing.View(steady, rows.getString(3).equals("YES")));
                }
            }
        }
        return new SchemaViews(views);
    }

    /** Those of the lines that tell of views. */
    static SchemaViews of(List<String> lines) {
        Map<String, Backing.View> views = new TreeMap<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                views.put(matcher.group(1), new Backing.View(matcher.group(3), matcher.group(2) != null));
            }
        }
        return new SchemaViews(views);
    }

    static boolean isView(String line) {
        return LINE.matcher(line).matches();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        views.forEach((name, view) ->
                lines.add("view " + name + (view.updatable() ? ", updatable" : "") + ": " + view.query()));
        return lines;
    }

    Optional<Backing> backing(String name) {
        return Optional.ofNullable(views.get(name));
    }

    /** The names in lower case. */
    Set<String> names() {
        return views.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
