package io.kmsenc.column;

import static io.kmsenc.column.ColumnException.Reason.MALFORMED;
import static io.kmsenc.column.ColumnException.Reason.UNSUPPORTED;

import io.kmsenc.crypto.Header;
import io.kmsenc.crypto.KeyId;
import io.kmsenc.crypto.Suite;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;

/** Reads the header of a message and holds it against the rule of its column, before any key is asked for. */
final class MessageHeaders {

    private MessageHeaders() {}

    /** The suite that a rule's mode writes. */
    static Suite suite(ColumnRule rule) {
        return switch (rule.mode()) {
            case RANDOMIZED -> Suite.XAES_256_GCM;
            case DETERMINISTIC -> Suite.AES_256_SIV;
        };
    }

    /**
     * The key id of the message from {@code offset}.
     *
     * @throws ColumnException if the header is cut off, unknown to this release, or not what the rule's column holds
     */
    static KeyId read(ColumnRule rule, byte[] message, int offset) {
        requireVersion(rule, message, offset);
        if (message.length - offset < Header.LENGTH) {
            throw failure(rule, MALFORMED, "ciphertext is cut off in its header; the column may be too short for it");
        }
        Suite suite = suite(rule);
        int written = Header.suite(message, offset);
        if (written != suite.code() && Suite.of(written).isEmpty()) {
            throw failure(rule, UNSUPPORTED, unknown("suite", written));
        }
        int type = Header.type(message, offset);
        if (type != rule.type().code()) {
            throw otherType(rule, type);
        }
        if (written != suite.code()) {
            throw failure(
                    rule,
                    MALFORMED,
                    "ciphertext is not %s, as the column is declared; restore the declaration it was written under"
                            .formatted(suite == Suite.AES_256_SIV ? "deterministic" : "randomized"));
        }
        requireLength(rule, message.length - offset - Header.LENGTH - suite.overhead());
        return Header.keyId(message, offset);
    }

    private static void requireVersion(ColumnRule rule, byte[] message, int offset) {
        if (message.length - offset >= Header.PREFIX_LENGTH) {
            int version = Byte.toUnsignedInt(message[offset + Header.PREFIX_LENGTH - 1]);
            if (version != Header.VERSION) {
                throw failure(rule, UNSUPPORTED, unknown("version", version));
            }
        }
    }

    private static void requireLength(ColumnRule rule, int plaintext) {
        if (plaintext < 0) {
            throw failure(rule, MALFORMED, "ciphertext is cut off; the column may be too short for it");
        }
        if (plaintext > EnvelopeColumnCipher.MAX_PLAINTEXT) {
            throw failure(rule, MALFORMED, "ciphertext is longer than any that is written; restore it from a backup");
        }
    }

    private static ColumnException otherType(ColumnRule rule, int type) {
        boolean known = false;
        for (LogicalType each : LogicalType.values()) {
            known |= each.code() == type;
        }
        return known
                ? failure(
                        rule,
                        MALFORMED,
                        "ciphertext holds another type than the column is declared with;"
                                + " restore the declaration it was written under")
                : failure(rule, UNSUPPORTED, unknown("type", type));
    }

    private static String unknown(String part, int code) {
        return "ciphertext has " + part + " " + code
                + ", which this release does not know; use the release that wrote it";
    }

    private static ColumnException failure(ColumnRule rule, ColumnException.Reason reason, String problem) {
        return new ColumnException(rule.name(), reason, problem, null);
    }
}
