package io.kmsenc.config;

import io.kmsenc.provider.Problem;
import io.kmsenc.provider.ProviderKind;
import io.kmsenc.provider.ProviderSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kinds of providers with the keys of the real ones and a few checks, so that these tests stand alone. */
final class TestKinds {

    static final Map<String, ProviderKind> ALL = Map.of("awskms", new AwsKms(), "secretKey", new SecretKey());

    private TestKinds() {}

    private record AwsKms() implements ProviderKind {
        @Override
        public String kind() {
            return "awskms";
        }

        @Override
        public Set<String> keys() {
            return Set.of("key_id", "region", "access_key_id", "secret_access_key", "session_token", "endpoint");
        }

        @Override
        public List<Problem> check(ProviderSettings settings) {
            List<Problem> problems = new ArrayList<>();
            if (settings.value("key_id").isEmpty()) {
                problems.add(new Problem(settings.place("key_id"), "missing; name the KMS key"));
            }
            if (settings.value("region").isEmpty()) {
                problems.add(new Problem(settings.place("region"), "missing; name the region of the key"));
            } else if (settings.value("region")
                    .filter(r -> r.matches("[a-z]+-[a-z]+-\\d"))
                    .isEmpty()) {
                problems.add(new Problem(settings.place("region"), "not a region; write it as eu-north-1"));
            }
            return problems;
        }
    }

    private record SecretKey() implements ProviderKind {
        @Override
        public String kind() {
            return "secretKey";
        }

        @Override
        public Set<String> keys() {
            return Set.of("secret_key");
        }

        @Override
        public List<Problem> check(ProviderSettings settings) {
            return settings.value("secret_key")
                            .filter(key -> key.length() >= 16)
                            .isPresent()
                    ? List.of()
                    : List.of(new Problem(settings.place("secret_key"), "too short; use 16 characters or more"));
        }
    }
}
