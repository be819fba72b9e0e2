package io.kmsenc.config;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two configurations say the same, and where not, without keeping what they say: an HMAC-SHA-256 of each
 * setting, after expansion, under a random key that never leaves the process. A plain hash would let anyone who sees it
 * test guesses of a weak secret. Comments and the order of settings count for nothing. Immutable; threads may share it.
 */
public final class Fingerprint {

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecretKeySpec KEY = key();

    private final Map<Place, String> settings;

    private record Place(String section, String key) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int sections = section.compareTo(other.section);
            return sections != 0 ? sections : key.compareTo(other.key);
        }

        @Override
        public String toString() {
            return "[" + section + "] " + key;
        }
    }

    private Fingerprint(Map<Place, String> settings) {
        this.settings = settings;
    }

    static Fingerprint of(Collection<Section> sections) {
        Map<Place, String> settings = new TreeMap<>();
        for (Section section : sections) {
            section.settings()
                    .forEach(setting -> settings.put(
                            new Place(section.name(), setting.key()),
                            code(Optional.ofNullable(setting.value()).orElse(""))));
        }
        return new Fingerprint(settings);
    }

    /** What another configuration says otherwise: {@code added [columns] customers.email}, … Holds no value. */
    public List<String> changesTo(Fingerprint next) {
        return placesOfChanges(next).stream()
                .map(place -> (!settings.containsKey(place)
                                ? "added "
                                : next.settings.containsKey(place) ? "changed " : "removed ")
                        + place)
                .toList();
    }

    /** Whether another configuration says something else of providers and data keys. */
    public boolean differsInSecurity(Fingerprint next) {
        return placesOfChanges(next).stream().anyMatch(place -> place.section().startsWith(SectionNames.SECURITY));
    }

    private Collection<Place> placesOfChanges(Fingerprint next) {
        Collection<Place> places = new TreeSet<>(settings.keySet());
        places.addAll(next.settings.keySet());
        places.removeIf(
                place -> settings.containsKey(place) && settings.get(place).equals(next.settings.get(place)));
        return places;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint fingerprint && settings.equals(fingerprint.settings);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    /** Names places alone. */
    @Override
    public String toString() {
        return settings.keySet().toString();
    }

    private static String code(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(KEY);
            return HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, ALGORITHM);
    }
}
