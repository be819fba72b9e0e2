package io.kmsenc.it.kms;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Typed access to the JSON object of a request; what is missing or of a wrong type is a ValidationException. */
record Parameters(Map<String, Object> values) {

    String text(String name) {
        return optionalText(name)
                .orElseThrow(() -> KmsFailure.invalid(
                        "Value null at '" + name + "' failed to satisfy constraint: " + "Member must not be null"));
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw KmsFailure.of("SerializationException", "'" + name + "' is not a string");
        });
    }

    Optional<Integer> optionalNumber(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> {
            if (value instanceof Double number) {
                return number.intValue();
            }
            throw KmsFailure.of("SerializationException", "'" + name + "' is not a number");
        });
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    byte[] bytes(String name, int max) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text(name));
        } catch (IllegalArgumentException e) {
            throw KmsFailure.of("SerializationException", "'" + name + "' is not base64");
        }
        if (bytes.length < 1 || bytes.length > max) {
            throw KmsFailure.invalid("Value at '" + name + "' failed to satisfy constraint: Member must have length "
                    + "between 1 and " + max);
        }
        return bytes;
    }

    Map<String, String> context(String name) {
        Map<String, String> context = new LinkedHashMap<>();
        Object value = values.getOrDefault(name, Map.of());
        if (!(value instanceof Map<?, ?> map)) {
            throw KmsFailure.of("SerializationException", "'" + name + "' is not a map");
        }
        map.forEach((key, entry) -> context.put((String) key, String.valueOf(entry)));
        return context;
    }
}
