package io.kmsenc.benchmarks.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** All slices of one workload on one database. Ratios are taken between slices of the same round, and only then is the median taken. */
public final class Measurements {

    private final List<Measured> all;

    public Measurements(List<Measured> all) {
        this.all = List.copyOf(all);
    }

    /** The contenders, in the order in which they were measured first. */
    public Set<String> contenders() {
        Set<String> names = new LinkedHashSet<>();
        all.forEach(each -> names.add(each.contender()));
        return names;
    }

    public boolean has(String contender) {
        return contenders().contains(contender);
    }

    /** Over all rounds of all forks. */
    public Spread of(String contender, ToDoubleFunction<Measured> figure) {
        return Spread.of(all.stream()
                .filter(each -> each.contender().equals(contender))
                .map(figure::applyAsDouble)
                .toList());
    }

    /** The ratio of two contenders in the same round, over all rounds of all forks. */
    public Spread ratio(String contender, String base, ToDoubleFunction<Measured> figure) {
        Map<String, Double> bases = byRound(base, figure);
        List<Double> ratios = new ArrayList<>();
        byRound(contender, figure).forEach((round, value) -> {
            Double below = bases.get(round);
            if (below != null && below > 0) {
                ratios.add(value / below);
            }
        });
        return Spread.of(ratios);
    }

    /** What the contender costs beyond plain, as medians. */
    public double overhead(String contender, ToDoubleFunction<Measured> figure) {
        return of(contender, figure).median() - of("plain", figure).median();
    }

    private Map<String, Double> byRound(String contender, ToDoubleFunction<Measured> figure) {
        Map<String, Double> figures = new HashMap<>();
        for (Measured each : all) {
            if (each.contender().equals(contender)) {
                figures.put(each.fork() + "/" + each.round(), figure.applyAsDouble(each));
            }
        }
        return figures;
    }
}
