package io.kmsenc.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One method for each workload. An invocation is one round: a slice of each lane. JMH's own score is the time of the round, which
 * says nothing; the results of the lanes are those of {@link LaneProfiler}. The heap has a young generation of fixed size, touched
 * before, and the compiler runs in the foreground: a growing heap and a compiler beside it cost some lanes more than others.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 25)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-XX:+UseSerialGC",
            "-Xms3g",
            "-Xmx3g",
            "-Xmn1g",
            "-XX:+AlwaysPreTouch",
            "-Xbatch",
            "-XX:ReservedCodeCacheSize=256m"
        })
public class SideBySideBenchmark {

    /** One row by its key, three plain columns and a secret one, with a statement prepared once. */
    @Benchmark
    public long pointSelectReused(Race race) throws Exception {
        return race.round();
    }

    /** The same, prepared anew each time. */
    @Benchmark
    public long pointSelectFresh(Race race) throws Exception {
        return race.round();
    }

    /** One row with a secret. */
    @Benchmark
    public long insert(Race race) throws Exception {
        return race.round();
    }

    /** 100 rows in one batch. */
    @Benchmark
    public long batchInsertOf100(Race race) throws Exception {
        return race.round();
    }

    /** 1,000 rows, each with a secret. */
    @Benchmark
    public long scanOf1000(Race race) throws Exception {
        return race.round();
    }

    /** One row of a table without secrets, with a statement prepared once. */
    @Benchmark
    public long noSecretReused(Race race) throws Exception {
        return race.round();
    }

    /** The same, prepared anew each time. */
    @Benchmark
    public long noSecretFresh(Race race) throws Exception {
        return race.round();
    }

    /** One row by a secret that it is equal to, read with the secret. */
    @Benchmark
    public long lookup(Race race) throws Exception {
        return race.round();
    }

    /** A secret in the text of an UPDATE; no two texts are the same. */
    @Benchmark
    public long literals(Race race) throws Exception {
        return race.round();
    }
}
