package io.kmsenc.benchmarks;

import io.kmsenc.benchmarks.report.Csv;
import io.kmsenc.benchmarks.report.Measured;
import io.kmsenc.benchmarks.report.RatioTables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all contenders side by side, writes every slice into a file, and prints the ratios. The forks of the workloads alternate: a
 * disturbance of minutes spoils one fork of several workloads, not all of one.
 */
public final class SideBySide {

    private final Settings settings;
    private final List<Measured> all = new ArrayList<>();
    private final List<String> jvmArguments = new ArrayList<>();

    private SideBySide(Settings settings) {
        this.settings = settings;
    }

    /**
     * Runs.
     *
     * @param arguments see the README of this module
     */
    public static void main(String[] arguments) throws Exception {
        Settings settings = Settings.parse(arguments);
        new SideBySide(settings).runWithServers();
        // threads of embedded servers may not be daemons
        System.exit(0);
    }

    private void runWithServers() throws Exception {
        if (settings.databases().equals(List.of(Database.H2))) {
            run();
            return;
        }
        try (PostgresServer server = PostgresServer.start();
                OneKeyKms kms = OneKeyKms.start()) {
            define(PostgresServer.PORT, Integer.toString(server.port()));
            define("aws.endpointUrlKms", kms.endpoint());
            define("aws.accessKeyId", "nobody");
            define("aws.secretAccessKey", "nothing");
            run();
        }
    }

    // For forks, and for this process, where a smoke run forks none.
    private void define(String property, String value) {
        System.setProperty(property, value);
        jvmArguments.add("-D" + property + "=" + value);
    }

    private void run() throws Exception {
        Path output = Path.of(settings.output());
        for (int fork = 1; fork <= Math.max(1, settings.forks()); fork++) {
            for (Database database : settings.databases()) {
                for (Workload workload : settings.workloads()) {
                    measure(database, workload, fork);
                    Csv.write(output, all);
                }
            }
        }
        System.out.println(new RatioTables(all).text());
        System.out.println("all slices: " + output.toAbsolutePath());
    }

    private void measure(Database database, Workload workload, int fork) throws Exception {
        OptionsBuilder options = new OptionsBuilder();
        options.include(SideBySideBenchmark.class.getName() + "\\." + workload.method() + "$")
                .param("database", database.label())
                .param(
                        "contenders",
                        settings.contenders().stream().map(Contender::label).collect(Collectors.joining(";")))
                .param("warmUpMillis", Integer.toString(settings.warmUpMillis()))
                .param("sliceMillis", Integer.toString(settings.sliceMillis()))
                // none is for a smoke run, in which the start of 20 processes would take longest
                .forks(settings.forks() == 0 ? 0 : 1)
                .jvmArgs(jvmArguments.toArray(String[]::new))
                .measurementIterations(settings.rounds())
                .timeout(TimeValue.minutes(5))
                .addProfiler(LaneProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        System.out.printf("fork %d: %s on %s%n", fork, workload.method(), database.label());
        for (RunResult result : new Runner(options.build()).run()) {
            collect(result, database, workload, fork);
        }
    }

    private void collect(RunResult result, Database database, Workload workload, int fork) {
        for (BenchmarkResult forked : result.getBenchmarkResults()) {
            int round = 0;
            for (IterationResult iteration : forked.getIterationResults()) {
                round++;
                collect(iteration, database, workload, fork, round);
            }
        }
    }

    private void collect(IterationResult iteration, Database database, Workload workload, int fork, int round) {
        for (Contender contender : settings.contenders()) {
            String name = contender.label();
            Collection<String> labels = iteration.getSecondaryResults().keySet();
            if (labels.contains(name + ".cpu")) {
                all.add(new Measured(
                        database.label(),
                        workload.method(),
                        fork,
                        round,
                        name,
                        score(iteration, name + ".cpu"),
                        score(iteration, name + ".wall"),
                        score(iteration, name + ".bytes")));
            }
        }
    }

    private static double score(IterationResult iteration, String label) {
        return iteration.getSecondaryResults().get(label).getScore();
    }
}
