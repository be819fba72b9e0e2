package io.kmsenc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL of ours taken apart: {@code jdbc:kmsenc:<delegate>} and the {@code kmsenc.*} parameters in it, which the
 * delegate never sees. Immutable.
 *
 * @param delegateUrl what the delegate is given
 * @param shownUrl what {@code DatabaseMetaData.getURL()} answers where it differs from what the delegate was given;
 *     else equal to it
 * @param parameters the {@code kmsenc.*} parameters of the URL
 */
record KmsEncUrl(String delegateUrl, String shownUrl, Map<String, String> parameters) {

    static final String PREFIX = "jdbc:kmsenc:";

    /** What begins a parameter of ours; whatever follows up to the next separator is its value. */
    private static final Pattern PARAMETER = Pattern.compile("([?&;])(kmsenc\\.[^=;&?#]*)(?:=([^;&#]*))?");

    /** An in-memory database of H2 without a name: each connection has its own, and no second one can reach it. */
    private static final Pattern ANONYMOUS = Pattern.compile("^(jdbc:(?:[^;?]*:)?h2:(?:.*/)?mem:)(?=;|$)");

    private static final Pattern IN_MEMORY = Pattern.compile("^jdbc:(?:[^;?]*:)?h2:(?:.*/)?mem:.*");

    static boolean isOurs(String url) {
        return url != null && url.startsWith(PREFIX);
    }

    /** Takes apart a URL for which {@link #isOurs} holds. */
    static KmsEncUrl parse(String url) {
        String text = "jdbc:" + url.substring(PREFIX.length());
        Map<String, String> parameters = new HashMap<>();
        // H2 separates by semicolons; PostgreSQL, MariaDB and MySQL have a query string
        boolean query = !text.contains(":h2:");
        StringBuilder rest = new StringBuilder();
        Matcher matcher = PARAMETER.matcher(text);
        int copied = 0;
        while (matcher.find()) {
            String value = matcher.group(3) == null ? "" : matcher.group(3);
            parameters.put(matcher.group(2), query ? URLDecoder.decode(value, StandardCharsets.UTF_8) : value);
            rest.append(text, copied, matcher.start());
            copied = matcher.end();
            // the first parameter's question mark goes to the one that follows it
            if (matcher.group(1).equals("?") && copied < text.length() && text.charAt(copied) == '&') {
                rest.append('?');
                copied++;
            }
        }
        String delegate = rest.append(text.substring(copied)).toString();
        // A name nobody else knows keeps such a database private, and lets the data keys have their own connection.
        String named = ANONYMOUS.matcher(delegate).replaceFirst("$1kmsenc-" + UUID.randomUUID());
        return new KmsEncUrl(named, delegate, Map.copyOf(parameters));
    }

    /** Whether the database ends with its last connection, unless it was asked to stay. */
    boolean inMemory() {
        return IN_MEMORY.matcher(delegateUrl).matches();
    }

    /** Whether every connection has a database of its own. */
    boolean isPrivate() {
        return !delegateUrl.equals(shownUrl);
    }

    /** A copy of all properties, those behind defaults and those that are no strings included, without ours. */
    static Properties forDelegate(Properties properties) {
        Properties copy = new Properties();
        properties.forEach((name, value) -> {
            // some drivers take a password as characters
            if (!(name instanceof String) || !(value instanceof String)) {
                copy.put(name, value);
            }
        });
        for (String name : properties.stringPropertyNames()) {
            if (!name.startsWith("kmsenc.")) {
                copy.setProperty(name, properties.getProperty(name));
            }
        }
        return copy;
    }

    /** Parameters hold no secret, but the delegate's part of a URL may. */
    @Override
    public String toString() {
        return "KmsEncUrl" + parameters.keySet();
    }
}
