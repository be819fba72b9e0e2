package io.kmsenc.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Variables named {@code KMSENC_<SECTION>_<KEY>}, in upper case with {@code _} for every other sign, as Grafana has
 * {@code GF_<SECTION>_<KEY>}. An empty variable counts as not set, as there. One that overrides nothing is an error: a
 * misspelt override would otherwise leave the old setting in force in silence. For one thread, one use.
 */
final class EnvironmentOverrides {

    static final String CONFIG = "KMSENC_CONFIG";
    private static final String PREFIX = "KMSENC_";

    /** What Kubernetes sets in every pod beside a service whose name begins with "kmsenc"; nobody there misspelt anything. */
    private static final Pattern KUBERNETES = Pattern.compile("KMSENC_(?!SECURITY_|COLUMNS_|ROUTINES_)(\\w+_)?"
            + "(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private final Map<String, String> variables = new TreeMap<>();
    private final Map<String, TreeSet<String>> targets = new TreeMap<>();

    EnvironmentOverrides(Map<String, String> environment) {
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(CONFIG) && !value.isEmpty()) {
                variables.put(name, value);
            }
        });
    }

    /** Puts into the section what the environment has for it under one of these keys. */
    void apply(Section section, Collection<String> keys) {
        for (String key : keys) {
            String name = variable(section.name(), key);
            targets.computeIfAbsent(name, n -> new TreeSet<>()).add("[" + section.name() + "] " + key);
            String value = variables.get(name);
            if (value != null) {
                section.put(new Setting(key, "environment " + name, Findings.NOWHERE, value));
            }
        }
    }

    /**
     * Reports the variables that reach nothing, and those that reach more than one key, after everything was applied.
     *
     * @param mentioned variables that serve a reference, as in {@code secret_key = ${KMSENC_KEY}}
     */
    void report(Set<String> mentioned, Findings findings) {
        for (String name : variables.keySet()) {
            Collection<String> reached = targets.getOrDefault(name, new TreeSet<>());
            if (reached.size() > 1) {
                findings.add(
                        Findings.NOWHERE,
                        "environment " + name,
                        "could mean " + String.join(" or ", reached) + "; set these in the file");
            } else if (reached.isEmpty()
                    && !mentioned.contains(name)
                    && !KUBERNETES.matcher(name).matches()) {
                findings.add(Findings.NOWHERE, "environment " + name, "overrides nothing" + remedy(name));
            }
        }
    }

    private String remedy(String name) {
        List<String> known = new ArrayList<>(targets.keySet());
        known.add(CONFIG);
        return Spelling.hint(name, known, otherwise(name));
    }

    private static String otherwise(String name) {
        if (name.startsWith(PREFIX + "COLUMNS_")) {
            return "only a column that stands in the file can be overridden; add it there or remove the variable";
        }
        return name.startsWith(PREFIX + "ROUTINES_")
                ? "only a routine that stands in the file can be overridden; add it there or remove the variable"
                : "remove the variable, or name it KMSENC_<SECTION>_<KEY>";
    }

    private static String variable(String section, String key) {
        return PREFIX + (section + "_" + key).toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
