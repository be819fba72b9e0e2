package io.kmsenc.it.kms;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The operations of the AWS KMS API Reference that the tests need, on the key ring. Threads may share it. */
final class KmsOperations {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALGORITHM = "SYMMETRIC_DEFAULT";
    private static final int MAX_PLAINTEXT = 4096;
    private static final int MAX_CIPHERTEXT = 6144;

    private final KeyRing ring;

    KmsOperations(KeyRing ring) {
        this.ring = ring;
    }

    /**
     * Does what a request asks and gives the answer's JSON object.
     *
     * @throws KmsFailure as the service answers
     */
    Map<String, Object> perform(KmsRequest request) {
        Parameters in = new Parameters(request.parameters());
        String region = request.region();
        return switch (request.operation()) {
            case "GenerateDataKey" -> generateDataKey(region, in, true);
            case "GenerateDataKeyWithoutPlaintext" -> generateDataKey(region, in, false);
            case "Encrypt" -> encrypt(region, in);
            case "Decrypt" -> decrypt(region, in);
            case "ReEncrypt" -> reEncrypt(region, in);
            case "DescribeKey" -> Map.of("KeyMetadata", key(region, in).metadata());
            case "CreateKey" ->
                Map.of(
                        "KeyMetadata",
                        ring.create(region, in.flag("MultiRegion")).metadata());
            case "ReplicateKey" -> replicateKey(region, in);
            case "EnableKey" -> setEnabled(region, in, true);
            case "DisableKey" -> setEnabled(region, in, false);
            case "ScheduleKeyDeletion" -> scheduleKeyDeletion(region, in);
            case "CancelKeyDeletion" -> cancelKeyDeletion(region, in);
            case "CreateAlias" -> createAlias(region, in);
            case "UpdateAlias" -> updateAlias(region, in);
            case "DeleteAlias" -> deleteAlias(region, in);
            case "ListAliases" -> Map.of("Aliases", ring.listAliases(region), "Truncated", false);
            case "ListKeys" -> Map.of("Keys", ring.listKeys(region), "Truncated", false);
            default -> throw KmsFailure.of("UnknownOperationException", "");
        };
    }

    private Map<String, Object> generateDataKey(String region, Parameters in, boolean withPlaintext) {
        KmsKey key = key(region, in);
        byte[] dataKey = new byte[dataKeyLength(in)];
        RANDOM.nextBytes(dataKey);
        byte[] blob = CiphertextBlob.encrypt(key, dataKey, in.context("EncryptionContext"));
        refuseDryRun(in);
        Map<String, Object> answer = new HashMap<>(Map.of("KeyId", key.arn(), "CiphertextBlob", base64(blob)));
        if (withPlaintext) {
            answer.put("Plaintext", base64(dataKey));
        }
        return answer;
    }

    private static int dataKeyLength(Parameters in) {
        Optional<String> spec = in.optionalText("KeySpec");
        Optional<Integer> bytes = in.optionalNumber("NumberOfBytes");
        if (spec.isPresent() == bytes.isPresent()) {
            throw KmsFailure.invalid("Please specify either number of bytes or key spec.");
        }
        int length = bytes.orElseGet(() -> switch (spec.orElseThrow()) {
            case "AES_256" -> 32;
            case "AES_128" -> 16;
            default ->
                throw KmsFailure.invalid("Value at 'keySpec' failed to satisfy constraint: Member must satisfy "
                        + "enum value set: [AES_256, AES_128]");
        });
        if (length < 1 || length > 1024) {
            throw KmsFailure.invalid("Value at 'numberOfBytes' failed to satisfy constraint: between 1 and 1024");
        }
        return length;
    }

    private Map<String, Object> encrypt(String region, Parameters in) {
        KmsKey key = key(region, in);
        byte[] blob =
                CiphertextBlob.encrypt(key, in.bytes("Plaintext", MAX_PLAINTEXT), in.context("EncryptionContext"));
        refuseDryRun(in);
        return Map.of("KeyId", key.arn(), "CiphertextBlob", base64(blob), "EncryptionAlgorithm", ALGORITHM);
    }

    private Map<String, Object> decrypt(String region, Parameters in) {
        CiphertextBlob blob = CiphertextBlob.parse(in.bytes("CiphertextBlob", MAX_CIPHERTEXT));
        KmsKey key = keyOf(region, blob, in.optionalText("KeyId"));
        byte[] plaintext = blob.decrypt(key, in.context("EncryptionContext"));
        refuseDryRun(in);
        return Map.of("KeyId", key.arn(), "Plaintext", base64(plaintext), "EncryptionAlgorithm", ALGORITHM);
    }

    private Map<String, Object> reEncrypt(String region, Parameters in) {
        CiphertextBlob blob = CiphertextBlob.parse(in.bytes("CiphertextBlob", MAX_CIPHERTEXT));
        KmsKey source = keyOf(region, blob, in.optionalText("SourceKeyId"));
        KmsKey destination = ring.find(region, in.text("DestinationKeyId"));
        byte[] plaintext = blob.decrypt(source, in.context("SourceEncryptionContext"));
        byte[] again = CiphertextBlob.encrypt(destination, plaintext, in.context("DestinationEncryptionContext"));
        refuseDryRun(in);
        return Map.of(
                "SourceKeyId", source.arn(),
                "KeyId", destination.arn(),
                "CiphertextBlob", base64(again),
                "SourceEncryptionAlgorithm", ALGORITHM,
                "DestinationEncryptionAlgorithm", ALGORITHM);
    }

    // The key that the blob names. A key that the caller names must be that one.
    private KmsKey keyOf(String region, CiphertextBlob blob, Optional<String> named) {
        Optional<KmsKey> expected = named.map(name -> ring.find(region, name));
        if (expected.isPresent() && !expected.get().id().equals(blob.keyId())) {
            expected.get().usableMaterial();
            throw KmsFailure.of(
                    "IncorrectKeyException",
                    "The key ID in the request does not identify a CMK that can perform this operation.");
        }
        return ring.byId(region, blob.keyId())
                .orElseThrow(() -> KmsFailure.of(
                        "AccessDeniedException",
                        "The ciphertext refers to a customer master key that does not exist, does not exist in this "
                                + "region, or you are not allowed to access."));
    }

    private Map<String, Object> replicateKey(String region, Parameters in) {
        KmsKey replica = ring.replicate(key(region, in), in.text("ReplicaRegion"));
        return Map.of("ReplicaKeyMetadata", replica.metadata());
    }

    private Map<String, Object> setEnabled(String region, Parameters in, boolean enabled) {
        key(region, in).setEnabled(enabled);
        return Map.of();
    }

    private Map<String, Object> scheduleKeyDeletion(String region, Parameters in) {
        int days = in.optionalNumber("PendingWindowInDays").orElse(30);
        if (days < 7 || days > 30) {
            throw KmsFailure.invalid("PendingWindowInDays must be between 7 and 30");
        }
        KmsKey key = key(region, in);
        long date = key.scheduleDeletion(days).getEpochSecond();
        return Map.of("KeyId", key.arn(), "DeletionDate", date, "KeyState", key.state(), "PendingWindowInDays", days);
    }

    private Map<String, Object> cancelKeyDeletion(String region, Parameters in) {
        KmsKey key = key(region, in);
        key.cancelDeletion();
        return Map.of("KeyId", key.arn());
    }

    private Map<String, Object> createAlias(String region, Parameters in) {
        ring.createAlias(region, in.text("AliasName"), aliasTarget(region, in));
        return Map.of();
    }

    private Map<String, Object> updateAlias(String region, Parameters in) {
        ring.updateAlias(region, in.text("AliasName"), aliasTarget(region, in));
        return Map.of();
    }

    private Map<String, Object> deleteAlias(String region, Parameters in) {
        ring.deleteAlias(region, in.text("AliasName"));
        return Map.of();
    }

    private KmsKey aliasTarget(String region, Parameters in) {
        String name = in.text("TargetKeyId");
        if (name.contains("alias/")) {
            throw KmsFailure.invalid("Aliases must refer to keys. Not aliases");
        }
        KmsKey key = ring.find(region, name);
        key.requireNotPendingDeletion();
        return key;
    }

    private KmsKey key(String region, Parameters in) {
        return ring.find(region, in.text("KeyId"));
    }

    // The last check of an operation: everything before it has shown that it would succeed.
    private static void refuseDryRun(Parameters in) {
        if (in.flag("DryRun")) {
            throw KmsFailure.of(
                    "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
