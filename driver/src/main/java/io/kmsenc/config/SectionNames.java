package io.kmsenc.config;

import java.util.List;
import java.util.Optional;

/** Which sections of a file are ours, and which were meant to be. */
final class SectionNames {

    static final String SECURITY = "security";
    static final String ENCRYPTION = "security.encryption";
    static final String COLUMNS = "columns";
    static final String ROUTINES = "routines";
    static final String PROVIDER_PREFIX = ENCRYPTION + ".";

    private static final List<String> WHOLE = List.of(SECURITY, ENCRYPTION, COLUMNS, ROUTINES);

    private SectionNames() {}

    /** Whether its keys are names of the database, in which quotes have a meaning of their own. */
    static boolean hasNames(String name) {
        return name.equals(COLUMNS) || name.equals(ROUTINES);
    }

    static boolean isOurs(String name) {
        return WHOLE.contains(name) || isProvider(name);
    }

    static boolean isProvider(String name) {
        return name.startsWith(PROVIDER_PREFIX);
    }

    /** The section of ours that a foreign name is a slip of. */
    static Optional<String> slipOf(String name) {
        Optional<String> whole = Spelling.slipOf(name, WHOLE);
        return whole.isPresent() ? whole : slipOfProvider(name);
    }

    private static Optional<String> slipOfProvider(String name) {
        String[] parts = name.split("\\.", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        return Spelling.slipOf(parts[0] + "." + parts[1], List.of(ENCRYPTION)).map(head -> head + "." + parts[2]);
    }
}
