package io.kmsenc.it.shapes;

import io.kmsenc.sql.SqlCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The cases that no database answers, with the SQLState that it and its twin fail with: they prove that kmsenc leaves the
 * failure as it is, and nothing of rows. And those that the twin alone fails with, because the delegate can't read a literal
 * that kmsenc has replaced.
 */
final class KnownFailures {

    private static final String TWIN_ALONE = " of the twin alone";

    private final Map<String, String> states = new LinkedHashMap<>();

    KnownFailures() {
        try (InputStream in = KnownFailures.class.getResourceAsStream("failing.txt")) {
            if (in == null) {
                throw new IllegalStateException("no file failing.txt");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String line) {
        int equals = line.lastIndexOf(" = ");
        if (states.put(line.substring(0, equals), line.substring(equals + 3)) != null) {
            throw new IllegalStateException("twice in failing.txt: " + line);
        }
    }

    /** The SQLState, if the case fails on both sides. */
    Optional<String> state(SqlCase sample) {
        return Optional.ofNullable(states.get(sample.toString())).filter(state -> !state.endsWith(TWIN_ALONE));
    }

    /** The SQLState of the twin, if the case fails there and is answered through kmsenc. */
    Optional<String> onTheTwinAlone(SqlCase sample) {
        return Optional.ofNullable(states.get(sample.toString()))
                .filter(state -> state.endsWith(TWIN_ALONE))
                .map(state -> state.substring(0, state.length() - TWIN_ALONE.length()));
    }

    Set<String> cases() {
        return states.keySet();
    }
}
