package io.kmsenc.jdbc;

import io.kmsenc.column.StoredForm;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Looks for a ciphertext inside a row or an array, as PostgreSQL writes them in any of its formats. */
final class CiphertextSearch {

    /** How the four bytes of a binary ciphertext's magic end; the first of them is no ASCII character. */
    private static final byte[] MAGIC_END = {'K', 'M', 'E'};

    private static final byte[] HEX = "x9b4b4d45".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OCTAL = "233KME".getBytes(StandardCharsets.US_ASCII);

    private CiphertextSearch() {}

    /** Whether a binary ciphertext stands anywhere in the bytes, with nothing around it that tells. */
    static boolean findsBinary(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == (byte) 0x9B && startsAt(bytes, i + 1, MAGIC_END)) {
                return true;
            }
        }
        return false;
    }

    static boolean finds(byte[] row) {
        for (int i = 0; i < row.length; i++) {
            boolean found = switch (row[i]) {
                case 'k' -> StoredForm.isTextForm(slice(row, i));
                case 'x' -> startsAt(row, i, HEX);
                case '2' -> startsAt(row, i, OCTAL);
                case (byte) 0x9B -> startsAt(row, i + 1, MAGIC_END) && isField(row, i);
                default -> false;
            };
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static byte[] slice(byte[] row, int from) {
        return Arrays.copyOfRange(row, from, Math.min(row.length, from + StoredForm.PREFIX_LENGTH));
    }

    private static boolean startsAt(byte[] row, int from, byte[] start) {
        return from + start.length <= row.length
                && Arrays.equals(row, from, from + start.length, start, 0, start.length);
    }

    // In the binary format a field's length stands before it.
    private static boolean isField(byte[] row, int from) {
        if (from < Integer.BYTES) {
            return false;
        }
        int length = ByteBuffer.wrap(row).getInt(from - Integer.BYTES);
        return length > MAGIC_END.length && length <= row.length - from;
    }
}
