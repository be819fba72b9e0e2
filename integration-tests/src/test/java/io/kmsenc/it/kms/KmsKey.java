package io.kmsenc.it.kms;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A symmetric KMS key in one region. Replicas of a multi-Region key share id and material, each with a state of its own. */
final class KmsKey {

    static final String ACCOUNT = "111122223333";

    private static final Duration DAY = Duration.ofDays(1);

    private final String region;
    private final String id;
    private final byte[] material;
    private final boolean multiRegion;
    private final Instant created = Instant.now();
    private boolean enabled = true;
    private Optional<Instant> deletion = Optional.empty();

    KmsKey(String region, String id, byte[] material, boolean multiRegion) {
        this.region = region;
        this.id = id;
        this.material = material.clone();
        this.multiRegion = multiRegion;
    }

    KmsKey replicaIn(String otherRegion) {
        return new KmsKey(otherRegion, id, material, true);
    }

    String region() {
        return region;
    }

    String id() {
        return id;
    }

    boolean multiRegion() {
        return multiRegion;
    }

    String arn() {
        return "arn:aws:kms:" + region + ":" + ACCOUNT + ":key/" + id;
    }

    /** The material, for a cryptographic operation. */
    synchronized byte[] usableMaterial() {
        requireNotPendingDeletion();
        if (!enabled) {
            throw KmsFailure.of("DisabledException", arn() + " is disabled.");
        }
        return material.clone();
    }

    synchronized void requireNotPendingDeletion() {
        if (deletion.isPresent()) {
            throw KmsFailure.of("KMSInvalidStateException", arn() + " is pending deletion.");
        }
    }

    synchronized void setEnabled(boolean enabled) {
        requireNotPendingDeletion();
        this.enabled = enabled;
    }

    /** Plans the deletion; the key is never really deleted, because no test waits seven days. */
    synchronized Instant scheduleDeletion(int days) {
        requireNotPendingDeletion();
        enabled = false;
        Instant date = Instant.now().plus(DAY.multipliedBy(days));
        deletion = Optional.of(date);
        return date;
    }

    /** As the service does, leaves the key disabled. */
    synchronized void cancelDeletion() {
        if (deletion.isEmpty()) {
            throw KmsFailure.of("KMSInvalidStateException", arn() + " is not pending deletion.");
        }
        deletion = Optional.empty();
    }

    synchronized String state() {
        if (deletion.isPresent()) {
            return "PendingDeletion";
        }
        return enabled ? "Enabled" : "Disabled";
    }

    synchronized Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("AWSAccountId", ACCOUNT);
        metadata.put("Arn", arn());
        metadata.put("KeyId", id);
        metadata.put("CreationDate", created.getEpochSecond());
        metadata.put("Enabled", enabled);
        metadata.put("KeyState", state());
        metadata.put("KeyUsage", "ENCRYPT_DECRYPT");
        metadata.put("KeySpec", "SYMMETRIC_DEFAULT");
        metadata.put("CustomerMasterKeySpec", "SYMMETRIC_DEFAULT");
        metadata.put("EncryptionAlgorithms", List.of("SYMMETRIC_DEFAULT"));
        metadata.put("KeyManager", "CUSTOMER");
        metadata.put("Origin", "AWS_KMS");
        metadata.put("Description", "");
        metadata.put("MultiRegion", multiRegion);
        deletion.ifPresent(date -> metadata.put("DeletionDate", date.getEpochSecond()));
        return metadata;
    }
}
