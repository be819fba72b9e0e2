package io.kmsenc.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The lanes of all contenders for one workload on one database. For the one thread of the benchmark. */
@State(Scope.Benchmark)
public class Race {

    /** Of the last round; read by {@link LaneProfiler}, which JMH makes by itself. */
    static volatile Map<String, Sample> lastRound = Map.of();

    @Param({"h2", "postgresql", "replay"})
    public String database = "h2";

    /** Labels, separated by semicolons; commas separate values of a parameter. */
    @Param("plain;hand-written;kmsenc")
    public String contenders = "";

    @Param("3000")
    public int warmUpMillis;

    @Param("40")
    public int sliceMillis;

    private final List<Lane> lanes = new ArrayList<>();
    private int rounds;

    /** Opens and warms all lanes that can do the workload. */
    @Setup(Level.Trial)
    public void open(BenchmarkParams params) throws Exception {
        Workload workload = Workload.ofMethod(params.getBenchmark());
        Database where = Database.ofLabel(database);
        for (String label : contenders.split(";", -1)) {
            Contender contender = Contender.ofLabel(label);
            if (contender.answers(workload, where)) {
                lanes.add(Lane.open(contender, workload, where));
            }
        }
        for (Lane lane : lanes) {
            lane.warmUp(TimeUnit.MILLISECONDS.toNanos(warmUpMillis), TimeUnit.MILLISECONDS.toNanos(sliceMillis));
        }
    }

    /** One slice of each lane. Each round starts with another one, so that none always comes after the same neighbour. */
    long round() throws Exception {
        Map<String, Sample> round = new LinkedHashMap<>();
        long checksum = 0;
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get((i + rounds) % lanes.size());
            round.put(lane.contender().label(), lane.slice());
            checksum += lane.checksum();
        }
        rounds++;
        lastRound = round;
        return checksum;
    }

    /** Closes all lanes. */
    @TearDown(Level.Trial)
    public void close() throws Exception {
        @Nullable Exception first = null;
        for (Lane lane : lanes) {
            try {
                lane.close();
            } catch (Exception e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
