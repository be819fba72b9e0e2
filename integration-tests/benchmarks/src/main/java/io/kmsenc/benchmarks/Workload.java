package io.kmsenc.benchmarks;

import java.util.Arrays;

/** What is measured: each is a benchmark method of {@link SideBySideBenchmark}, of the same name. */
public enum Workload {
    POINT_SELECT_REUSED("pointSelectReused"),
    POINT_SELECT_FRESH("pointSelectFresh"),
    INSERT("insert"),
    BATCH_INSERT("batchInsertOf100"),
    SCAN("scanOf1000"),
    NO_SECRET_REUSED("noSecretReused"),
    NO_SECRET_FRESH("noSecretFresh"),
    LOOKUP("lookup"),
    LITERALS("literals");

    private final String method;

    Workload(String method) {
        this.method = method;
    }

    /** The name of the benchmark method. */
    public String method() {
        return method;
    }

    /** The workload of a benchmark method, whose name may stand behind its class. */
    public static Workload ofMethod(String name) {
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(each -> each.method.equals(simple))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no workload is named \"" + simple + "\""));
    }
}
