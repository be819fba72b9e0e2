package io.kmsenc.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** Hands what each lane cost in a round to JMH, as results beside the one of the whole round. */
public final class LaneProfiler implements InternalProfiler {

    @Override
    public String getDescription() {
        return "cpu, wall and bytes of each lane";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {}

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        List<Result<?>> results = new ArrayList<>();
        Race.lastRound.forEach((lane, sample) -> {
            results.add(new ScalarResult(lane + ".cpu", sample.cpu(), "ns/op", AggregationPolicy.AVG));
            results.add(new ScalarResult(lane + ".wall", sample.wall(), "ns/op", AggregationPolicy.AVG));
            results.add(new ScalarResult(lane + ".bytes", sample.bytes(), "B/op", AggregationPolicy.AVG));
        });
        return results;
    }
}
