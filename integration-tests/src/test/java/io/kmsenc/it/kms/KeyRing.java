package io.kmsenc.it.kms;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The keys and aliases of all regions. A name is region and id, or region and alias. Threads may share it. */
final class KeyRing {

    private static final String ALIAS = "alias/";
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Place(String region, String name) {}

    private final Map<Place, KmsKey> keys = new ConcurrentHashMap<>();
    private final Map<Place, String> aliases = new ConcurrentHashMap<>();

    KmsKey create(String region, boolean multiRegion) {
        byte[] material = new byte[32];
        RANDOM.nextBytes(material);
        String id = multiRegion
                ? "mrk-" + HexFormat.of().formatHex(material, 0, 16)
                : UUID.randomUUID().toString();
        // the id must tell nothing of the material
        RANDOM.nextBytes(material);
        return add(new KmsKey(region, id, material, multiRegion));
    }

    KmsKey replicate(KmsKey key, String region) {
        if (!key.multiRegion()) {
            throw KmsFailure.of("UnsupportedOperationException", key.arn() + " is not a multi-region primary key.");
        }
        if (keys.containsKey(new Place(region, key.id()))) {
            throw KmsFailure.of("AlreadyExistsException", "a replica of " + key.id() + " exists in " + region);
        }
        return add(key.replicaIn(region));
    }

    /** The key that a key id, key ARN, alias name or alias ARN stands for in a region. */
    KmsKey find(String region, String name) {
        String local = localName(region, name);
        if (local.startsWith(ALIAS)) {
            String id = aliases.get(new Place(region, local));
            if (id == null) {
                throw KmsFailure.notFound("Alias " + aliasArn(region, local) + " is not found.");
            }
            return byId(region, id).orElseThrow();
        }
        return byId(region, local)
                .orElseThrow(() -> KmsFailure.notFound("Key '" + keyArn(region, local) + "' does not exist"));
    }

    Optional<KmsKey> byId(String region, String id) {
        return Optional.ofNullable(keys.get(new Place(region, id)));
    }

    void createAlias(String region, String alias, KmsKey key) {
        if (aliases.putIfAbsent(new Place(region, checked(alias)), key.id()) != null) {
            throw KmsFailure.of(
                    "AlreadyExistsException", "An alias with the name " + aliasArn(region, alias) + " already exists");
        }
    }

    void updateAlias(String region, String alias, KmsKey key) {
        if (aliases.replace(new Place(region, checked(alias)), key.id()) == null) {
            throw KmsFailure.notFound("Alias " + aliasArn(region, alias) + " is not found.");
        }
    }

    void deleteAlias(String region, String alias) {
        if (aliases.remove(new Place(region, checked(alias))) == null) {
            throw KmsFailure.notFound("Alias " + aliasArn(region, alias) + " is not found.");
        }
    }

    List<Map<String, Object>> listAliases(String region) {
        return aliases.entrySet().stream()
                .filter(entry -> entry.getKey().region().equals(region))
                .map(entry -> Map.<String, Object>of(
                        "AliasName", entry.getKey().name(),
                        "AliasArn", aliasArn(region, entry.getKey().name()),
                        "TargetKeyId", entry.getValue()))
                .toList();
    }

    List<Map<String, Object>> listKeys(String region) {
        return keys.values().stream()
                .filter(key -> key.region().equals(region))
                .map(key -> Map.<String, Object>of("KeyId", key.id(), "KeyArn", key.arn()))
                .toList();
    }

    private KmsKey add(KmsKey key) {
        keys.put(new Place(key.region(), key.id()), key);
        return key;
    }

    // Without the ARN's prefix, which must be of this region and account.
    private static String localName(String region, String name) {
        if (!name.startsWith("arn:")) {
            return name;
        }
        String[] parts = name.split(":", 6);
        if (parts.length < 6 || !parts[2].equals("kms")) {
            throw KmsFailure.of("InvalidArnException", name + " is not a valid ARN");
        }
        if (!parts[3].equals(region)) {
            throw KmsFailure.notFound("Invalid arn " + parts[3]);
        }
        String resource = parts[5];
        return resource.startsWith("key/") ? resource.substring("key/".length()) : resource;
    }

    private static String checked(String alias) {
        if (!alias.startsWith(ALIAS)) {
            throw KmsFailure.invalid(
                    "Alias must start with the prefix \"alias/\". Please see " + "the documentation of CreateAlias");
        }
        return alias;
    }

    private static String aliasArn(String region, String alias) {
        return "arn:aws:kms:" + region + ":" + KmsKey.ACCOUNT + ":" + alias;
    }

    private static String keyArn(String region, String id) {
        return "arn:aws:kms:" + region + ":" + KmsKey.ACCOUNT + ":key/" + id;
    }
}
