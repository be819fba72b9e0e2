package io.kmsenc.keys.aws;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code key_id}, and says what keeps a text from being one. Asks nobody: whether the key exists is not known. */
final class KeyIdReader {

    private static final Pattern ID = Pattern.compile(
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|mrk-[0-9a-fA-F]{32}");
    private static final Pattern ALIAS_NAME = Pattern.compile("alias/[a-zA-Z0-9/_-]{1,250}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /** {@code arn:partition:service:region:account:resource}. */
    private static final int ARN_PARTS = 6;

    /** Why a text is no key; the message has problem and remedy. */
    static final class Problem extends Exception {
        Problem(String message) {
            super(message, null, false, false);
        }
    }

    private KeyIdReader() {}

    /** What a text names, or empty if it names no key. */
    static Optional<KmsKeyReference> read(String text) {
        try {
            return Optional.of(parse(text));
        } catch (Problem e) {
            return Optional.empty();
        }
    }

    static KmsKeyReference parse(String text) throws Problem {
        if (text.toLowerCase(Locale.ROOT).startsWith("arn:")) {
            return arn(text, text.split(":", ARN_PARTS));
        }
        String resource = text.startsWith(KmsKeyReference.ALIAS) ? text : KmsKeyReference.KEY + text;
        checkResource(
                resource,
                "neither a key ID, a key ARN, an alias name nor an alias ARN; an alias name begins with"
                        + " \"alias/\"");
        return new KmsKeyReference(text, resource, Optional.empty(), Optional.empty());
    }

    private static KmsKeyReference arn(String text, String[] parts) throws Problem {
        require(
                parts.length == ARN_PARTS && parts[0].equals("arn"),
                "not a whole ARN; write arn:<partition>:kms:<region>:<account>:key/<key ID>, or …:alias/<name>");
        Optional<Partition> partition = Partition.of(parts[1]);
        require(
                partition.isPresent(),
                "names \"" + parts[1] + "\", which is no partition of AWS; known are " + Partition.known());
        require(
                parts[2].equals("kms"),
                "is an ARN of the service \"" + parts[2] + "\"; give that of a KMS key or alias");
        require(
                Partition.ofRegion(parts[3]).equals(partition),
                "names \"" + parts[3] + "\", which is no Region of the partition \"" + parts[1]
                        + "\"; correct the ARN");
        require(
                ACCOUNT.matcher(parts[4]).matches(),
                "has no account of 12 digits in front of the key or alias; correct the ARN");
        require(
                parts[5].startsWith(KmsKeyReference.KEY) || parts[5].startsWith(KmsKeyReference.ALIAS),
                "is an ARN of neither a key nor an alias; end it in :key/<key ID> or :alias/<name>");
        checkResource(parts[5], "ends in what is no key ID; write 8-4-4-4-12 hexadecimal digits, or mrk- and 32");
        return new KmsKeyReference(text, parts[5], Optional.of(parts[3]), Optional.of(parts[4]));
    }

    private static void checkResource(String resource, String noKey) throws Problem {
        if (!resource.startsWith(KmsKeyReference.ALIAS)) {
            require(ID.matcher(resource.substring(KmsKeyReference.KEY.length())).matches(), noKey);
            return;
        }
        require(
                ALIAS_NAME.matcher(resource).matches(),
                "not the name of an alias; write alias/ and up to 250 of A-Z a-z 0-9 / _ -");
        require(
                !resource.startsWith("alias/aws/"),
                "names an AWS managed key, which only AWS services may use; make a customer managed key");
    }

    private static void require(boolean condition, String problem) throws Problem {
        if (!condition) {
            throw new Problem(problem);
        }
    }
}
