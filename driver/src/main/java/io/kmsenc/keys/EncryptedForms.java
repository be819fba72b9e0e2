package io.kmsenc.keys;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One data key encrypted by several providers, in one byte string: for each, in the order in which the row names them, two
 * bytes of length, the higher one first, and as many bytes. What one provider alone encrypted is kept as it is.
 */
final class EncryptedForms {

    private static final int MAX_LENGTH = 0xFFFF;

    private EncryptedForms() {}

    /**
     * @param forms two or more
     * @throws DataKeyException if one is longer than 65,535 bytes
     */
    static byte[] join(List<byte[]> forms) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] form : forms) {
            if (form.length > MAX_LENGTH) {
                throw new DataKeyException(
                        "a provider's encrypted data key is longer than " + MAX_LENGTH + " bytes; use another provider",
                        false,
                        null);
            }
            joined.write(form.length >>> 8);
            joined.write(form.length);
            joined.writeBytes(form);
        }
        return joined.toByteArray();
    }

    /**
     * The forms in a byte string, as many as there are providers.
     *
     * @throws DataKeyException naming the place, if it isn't exactly that
     */
    static List<byte[]> split(String place, byte[] joined, int providers) {
        if (providers == 1) {
            return List.of(joined);
        }
        List<byte[]> forms = new ArrayList<>();
        int offset = 0;
        while (forms.size() < providers && joined.length - offset >= 2) {
            int length = Byte.toUnsignedInt(joined[offset]) << 8 | Byte.toUnsignedInt(joined[offset + 1]);
            int from = offset + 2;
            if (joined.length - from < length) {
                break;
            }
            offset = from + length;
            forms.add(Arrays.copyOfRange(joined, from, offset));
        }
        if (forms.size() != providers || offset != joined.length) {
            throw new DataKeyException(
                    place + ": not the encrypted form of " + providers
                            + " providers, as its row says; restore the row from a backup",
                    false,
                    null);
        }
        return forms;
    }
}
