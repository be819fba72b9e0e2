package io.kmsenc.benchmarks;

import io.kmsenc.benchmarks.report.Chart;
import io.kmsenc.benchmarks.report.Csv;
import io.kmsenc.benchmarks.report.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Measures how the cost of an operation grows, on H2, and draws a chart for each axis from the file that it wrote. */
public final class Growth {

    private static final List<Contender> CONTENDERS =
            List.of(Contender.PLAIN, Contender.HAND_WRITTEN, Contender.KMSENC);
    private static final int ROUNDS = 11;
    private static final int WARM_UPS_OF_AN_AXIS = 3;

    private final long warmUp;
    private final long slice;
    private final List<Measured> all = new ArrayList<>();

    private Growth(long warmUpMillis, long sliceMillis) {
        this.warmUp = TimeUnit.MILLISECONDS.toNanos(warmUpMillis);
        this.slice = TimeUnit.MILLISECONDS.toNanos(sliceMillis);
    }

    /**
     * Measures into the file {@code growth.csv} of a folder, and draws the charts beside it. Axes that aren't named keep what the file
     * has of them.
     *
     * @param arguments the folder, and then the names of axes, if not all; {@code none} to draw only
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Path file = folder.resolve("growth.csv");
        List<String> axes = Arrays.asList(arguments).subList(1, arguments.length);
        Growth growth = new Growth(1500, 20);
        if (Files.exists(file)) {
            growth.all.addAll(Csv.read(file));
        }
        for (Axis axis : Axis.values()) {
            if (axes.isEmpty() || axes.contains(axis.label())) {
                growth.all.removeIf(each -> each.workload().equals(axis.label()));
                growth.measure(axis);
                Csv.write(file, growth.all);
            }
        }
        draw(folder, growth.all);
        System.exit(0);
    }

    private void measure(Axis axis) throws Exception {
        // what was compiled for another axis may not suit this one
        for (Lane lane : open(axis, axis.steps().get(0), WARM_UPS_OF_AN_AXIS * warmUp)) {
            lane.close();
        }
        for (int step : axis.steps()) {
            System.out.printf("%s: %d%n", axis.label(), step);
            List<Lane> lanes = open(axis, step, warmUp);
            for (int round = 1; round <= ROUNDS; round++) {
                for (Lane lane : lanes) {
                    Sample cost = lane.slice();
                    all.add(new Measured(
                            "h2",
                            axis.label(),
                            step,
                            round,
                            lane.contender().label(),
                            cost.cpu(),
                            cost.wall(),
                            cost.bytes()));
                }
            }
            for (Lane lane : lanes) {
                lane.close();
            }
        }
    }

    private List<Lane> open(Axis axis, int step, long warmUpNanos) throws Exception {
        List<Lane> lanes = new ArrayList<>();
        for (Contender contender : CONTENDERS) {
            Lane lane = Lane.open(contender, axis, step);
            lane.warmUp(warmUpNanos, slice);
            lanes.add(lane);
        }
        return lanes;
    }

    private static void draw(Path folder, List<Measured> measured) throws IOException {
        for (Axis axis : Axis.values()) {
            List<Measured> ofAxis = measured.stream()
                    .filter(each -> each.workload().equals(axis.label()))
                    .toList();
            if (!ofAxis.isEmpty()) {
                Files.writeString(
                        folder.resolve("growth-" + axis.label() + ".svg"), new Chart(axis.title(), ofAxis).svg());
            }
        }
    }
}
