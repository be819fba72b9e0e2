package io.kmsenc.benchmarks;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The options of a run: {@code --name=value}, of which lists are separated by commas. Threads share it. */
record Settings(
        List<Database> databases,
        List<Workload> workloads,
        List<Contender> contenders,
        int forks,
        int rounds,
        int warmUpMillis,
        int sliceMillis,
        String output) {

    /** No fork: what a run of a few seconds needs to show that everything still works. Its figures mean nothing. */
    private static final Map<String, String> SMOKE =
            Map.of("forks", "0", "rounds", "1", "warm-up", "1", "slice", "1", "output", "smoke.csv");

    /**
     * Reads the options.
     *
     * @throws IllegalArgumentException if one isn't known or can't be read
     */
    static Settings parse(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            if (argument.equals("--smoke")) {
                SMOKE.forEach(given::putIfAbsent);
            } else {
                int equals = argument.indexOf('=');
                if (!argument.startsWith("--") || equals < 0) {
                    throw new IllegalArgumentException("\"" + argument + "\" is no option; write --name=value");
                }
                given.put(argument.substring(2, equals), argument.substring(equals + 1));
            }
        }
        Settings settings = new Settings(
                list(given.remove("databases"), Database.values(), Database::ofLabel),
                list(given.remove("workloads"), Workload.values(), Workload::ofMethod),
                list(given.remove("contenders"), Contender.values(), Contender::ofLabel),
                number(given.remove("forks"), 3),
                number(given.remove("rounds"), 25),
                number(given.remove("warm-up"), 3000),
                number(given.remove("slice"), 40),
                given.getOrDefault("output", "benchmarks.csv"));
        given.remove("output");
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("no option is named " + given.keySet());
        }
        return settings;
    }

    private static <T> List<T> list(@Nullable String given, T[] all, Function<String, T> named) {
        return given == null
                ? List.of(all)
                : Arrays.stream(given.split(",", -1))
                        .filter(Predicate.not(String::isEmpty))
                        .map(named)
                        .toList();
    }

    private static int number(@Nullable String given, int otherwise) {
        return given == null ? otherwise : Integer.parseInt(given);
    }
}
