package io.kmsenc.sql;

import java.io.ByteArrayOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL reads from a string as bytea. */
final class Bytea {

    // a byte by its octal digits, a backslash doubled, or an ASCII character but for the backslash and NUL
    private static final Pattern ESCAPED_BYTE = Pattern.compile("\\\\([0-3][0-7]{2})|\\\\{2}|[\\x01-\\x5b\\x5d-\\x7f]");

    private Bytea() {}

    /**
     * The bytes of a text in the hex or the escape format (manual 8.4). Null if it reads none, or
     * bytes that depend on the encoding of the server.
     */
    static byte @Nullable [] read(String body) {
        return body.startsWith("\\x") ? StringLiterals.hex(body.substring(2)) : escapeFormat(body);
    }

    private static byte @Nullable [] escapeFormat(String body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length());
        int at = 0;
        while (at < body.length()) {
            Matcher next = ESCAPED_BYTE.matcher(body).region(at, body.length());
            if (!next.lookingAt()) {
                return null;
            }
            String octal = next.group(1);
            bytes.write(octal == null ? body.charAt(at) : Integer.parseInt(octal, 8));
            at = next.end();
        }
        return bytes.toByteArray();
    }
}
