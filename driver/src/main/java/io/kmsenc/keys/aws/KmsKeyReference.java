package io.kmsenc.keys.aws;

import java.util.Optional;

/**
 * A KMS key as the configuration names it: a key ID, a key ARN, an alias name or an alias ARN, as the AWS KMS Developer
 * Guide describes them under "Key identifiers". Immutable.
 *
 * @param text as configured
 * @param resource {@code key/<id>} or {@code alias/<name>}
 * @param region of an ARN
 * @param account of an ARN
 */
record KmsKeyReference(String text, String resource, Optional<String> region, Optional<String> account) {

    static final String KEY = "key/";
    static final String ALIAS = "alias/";

    /** Whether it is an alias, which may be pointed at another key of the same account and Region. */
    boolean alias() {
        return resource.startsWith(ALIAS);
    }

    /**
     * Whether a key that KMS has used, named by its ARN, may stand behind the reference: a key ID names one key and its
     * replicas, and an alias can't leave its account.
     */
    boolean mayBe(String keyArn) {
        Optional<KmsKeyReference> used = KeyIdReader.read(keyArn);
        return used.filter(key -> account.isEmpty() || key.account().equals(account))
                .filter(key -> alias() || key.resource().equalsIgnoreCase(resource))
                .isPresent();
    }
}
