package com.example.datasources;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one element of {@code datasources}. What has no column of its own is kept in the JSON settings. */
final class EntryReader {

    private static final Set<String> ENTRY_KEYS = Set.of(
            "name",
            "type",
            "url",
            "user",
            "basicAuthUser",
            "database",
            "jsonData",
            "secureJsonData",
            // accepted, because most files have them, but the registry has no use for them
            "access",
            "basicAuth",
            "editable",
            "isDefault",
            "orgId",
            "uid",
            "version",
            "withCredentials");
    private static final List<String> PASSWORD_KEYS = List.of("password", "basicAuthPassword");
    private static final List<String> TOKEN_KEYS = List.of("token", "apiToken", "accessToken");

    private final YamlDocument document;

    EntryReader(YamlDocument document) {
        this.document = document;
    }

    /** The data source that a node describes. */
    DataSourceEntry read(Node node) throws ProvisioningException {
        Map<String, Node> keys = document.mapping(node, "a data source");
        String name = limited(node, requiredText(node, keys, "name", "a data source"), 200, "\"name\"");
        String what = "data source " + quoted(name);
        document.refuseUnknownKeys(keys, ENTRY_KEYS, what);
        Map<String, Node> secrets = members(keys.get("secureJsonData"), what + " \"secureJsonData\"");
        String user = oneOf(keys, List.of("user", "basicAuthUser"), what, 200);
        String password = oneOf(secrets, PASSWORD_KEYS, what, 1000);
        String token = oneOf(secrets, TOKEN_KEYS, what, 2000);
        return new DataSourceEntry(
                name,
                limited(node, requiredText(node, keys, "type", what), 100, what + " \"type\""),
                oneOf(keys, List.of("url"), what, 1000),
                user,
                password,
                token,
                settings(node, keys, secrets, what));
    }

    /** What is left: the settings, the data base, and the secrets that have no column of their own. */
    private @Nullable String settings(Node node, Map<String, Node> keys, Map<String, Node> secrets, String what)
            throws ProvisioningException {
        Map<String, Node> settings = members(keys.get("jsonData"), what + " \"jsonData\"");
        Node database = keys.get("database");
        if (database != null && settings.put("database", database) != null) {
            throw document.problem(database, what + " has \"database\" twice, here and in \"jsonData\"; remove one");
        }
        for (Map.Entry<String, Node> secret : secrets.entrySet()) {
            document.text(secret.getValue(), what + " \"" + secret.getKey() + "\"");
            if (PASSWORD_KEYS.contains(secret.getKey()) || TOKEN_KEYS.contains(secret.getKey())) {
                continue;
            }
            if (settings.put(secret.getKey(), secret.getValue()) != null) {
                throw document.problem(
                        secret.getValue(),
                        what + " has " + quoted(secret.getKey())
                                + " in \"jsonData\" and \"secureJsonData\"; remove one");
            }
        }
        return settings.isEmpty() ? null : limited(node, new JsonText(document).object(settings), 20_000, what);
    }

    private Map<String, Node> members(@Nullable Node node, String what) throws ProvisioningException {
        return node == null || node.getTag().equals(Tag.NULL) ? new LinkedHashMap<>() : document.mapping(node, what);
    }

    private @Nullable String oneOf(Map<String, Node> keys, List<String> names, String what, int limit)
            throws ProvisioningException {
        String found = null;
        for (String name : names) {
            Node node = keys.get(name);
            String value = document.optionalText(node, what + " \"" + name + "\"");
            if (node == null || value == null) {
                continue;
            }
            if (found != null) {
                throw document.problem(node, what + " has more than one of " + names + "; keep one");
            }
            found = limited(node, value, limit, what + " \"" + name + "\"");
        }
        return found;
    }

    private Node required(Node parent, Map<String, Node> keys, String key, String what) throws ProvisioningException {
        Node node = keys.get(key);
        if (node == null) {
            throw document.problem(parent, what + " has no \"" + key + "\"; add it");
        }
        return node;
    }

    private String requiredText(Node parent, Map<String, Node> keys, String key, String what)
            throws ProvisioningException {
        String text = document.text(required(parent, keys, key, what), what + " \"" + key + "\"");
        if (text.isBlank()) {
            throw document.problem(parent, what + " has an empty \"" + key + "\"; fill it in");
        }
        return text;
    }

    private String limited(Node node, String value, int bytes, String what) throws ProvisioningException {
        if (value.getBytes(StandardCharsets.UTF_8).length > bytes) {
            throw document.problem(node, what + " is longer than " + bytes + " bytes; shorten it");
        }
        return value;
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }
}
