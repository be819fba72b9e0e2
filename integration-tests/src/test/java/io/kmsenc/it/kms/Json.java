package io.kmsenc.it.kms;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** JSON as Java's own maps, lists, strings, numbers and truth values. */
final class Json {

    private Json() {}

    /**
     * A JSON object.
     *
     * @throws KmsFailure if the bytes are none
     */
    static Map<String, Object> parse(byte[] utf8) {
        JsonNode node;
        try {
            node = JsonNode.parser().parse(utf8);
        } catch (RuntimeException e) {
            throw KmsFailure.of("SerializationException", "the request is not JSON");
        }
        if (!node.isObject()) {
            throw KmsFailure.of("SerializationException", "the request is not a JSON object");
        }
        return object(node);
    }

    static byte[] write(Map<String, ?> object) {
        return text(object).getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, Object> object(JsonNode node) {
        Map<String, Object> object = new LinkedHashMap<>();
        node.asObject().forEach((name, value) -> {
            if (!value.isNull()) {
                object.put(name, value(value));
            }
        });
        return object;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            return node.asArray().stream().map(Json::value).toList();
        }
        if (node.isBoolean()) {
            return node.asBoolean();
        }
        return node.isNumber() ? Double.valueOf(node.asNumber()) : node.asString();
    }

    private static String text(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> quoted(entry.getKey().toString()) + ":" + text(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Json::text).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String string ? quoted(string) : String.valueOf(value);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }
}
