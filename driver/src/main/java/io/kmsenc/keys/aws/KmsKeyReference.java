package io.kmsenc.keys.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A KMS key as the configuration names it: a key ID, a key ARN, an alias name or an alias ARN, as the AWS KMS Developer
 * Guide describes them under "Key identifiers". Immutable.
 *
 * @param text as configured
 * @param alias whether it is an alias, which may be pointed at another key of the same account and Region
 * @param region of an ARN
 * @param account of an ARN
 */
record KmsKeyReference(String text, boolean alias, Optional<String> region, Optional<String> account) {

    private static final String KEY_ID =
            "(?:[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|mrk-[0-9a-fA-F]{32})";
    private static final String ALIAS = "alias/[a-zA-Z0-9/_-]{1,250}";
    private static final Pattern NAME = Pattern.compile(KEY_ID + "|" + ALIAS);
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:kms:([a-z0-9-]+):([0-9]{12}):(?:key/" + KEY_ID + "|(" + ALIAS + "))");

    /** What a text names, or empty if it has none of the four forms. */
    static Optional<KmsKeyReference> parse(String text) {
        if (NAME.matcher(text).matches()) {
            return Optional.of(
                    new KmsKeyReference(text, text.startsWith("alias/"), Optional.empty(), Optional.empty()));
        }
        Matcher arn = ARN.matcher(text);
        return arn.matches()
                ? Optional.of(new KmsKeyReference(
                        text, arn.group(3) != null, Optional.of(arn.group(1)), Optional.of(arn.group(2))))
                : Optional.empty();
    }

    /** Whether a key of this ARN may stand behind the reference: an alias can't leave its account. */
    boolean mayBe(String keyArn) {
        return account.isEmpty()
                || parse(keyArn).map(key -> key.account().equals(account)).orElse(false);
    }
}
