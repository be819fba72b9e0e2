package io.kmsenc.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Medians of CPU time over what grows, one line for each contender, as SVG. Both axes are logarithmic, and ticks are powers of
 * ten. Of a slice the {@code fork} is the step.
 */
public final class Chart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 70;
    private static final int RIGHT = 130;
    private static final int TOP = 20;
    private static final int BOTTOM = 50;
    private static final List<String> COLORS = List.of("#2a78d6", "#c7522a", "#4a4a4a", "#3f8f4f");
    private static final double NANOS_PER_MICRO = 1000;

    private final String title;
    private final Map<String, TreeMap<Integer, Double>> lines = new TreeMap<>();
    private final Scale across;
    private final Scale up;

    /** Of at least one slice. */
    public Chart(String title, List<Measured> measured) {
        this.title = title;
        Measurements all = new Measurements(measured);
        for (String contender : all.contenders()) {
            TreeMap<Integer, Double> line = new TreeMap<>();
            measured.stream()
                    .map(Measured::fork)
                    .distinct()
                    .forEach(step -> line.put(step, median(measured, contender, step)));
            lines.put(contender, line);
        }
        this.across = Scale.over(measured.stream().mapToDouble(Measured::fork).toArray(), LEFT, WIDTH - RIGHT);
        this.up = Scale.over(
                lines.values().stream()
                        .flatMap(line -> line.values().stream())
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                HEIGHT - BOTTOM,
                TOP);
    }

    private static double median(List<Measured> measured, String contender, int step) {
        ToDoubleFunction<Measured> micros = each -> each.cpu() / NANOS_PER_MICRO;
        return new Measurements(
                        measured.stream().filter(each -> each.fork() == step).toList())
                .of(contender, micros)
                .median();
    }

    /** The picture. */
    public String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                WIDTH,
                HEIGHT));
        across.ticks().forEach(tick -> vertical(svg, tick));
        up.ticks().forEach(tick -> horizontal(svg, tick));
        text(svg, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", title);
        text(svg, LEFT, TOP - 6, "end", "µs CPU");
        int number = 0;
        for (Map.Entry<String, TreeMap<Integer, Double>> line : lines.entrySet()) {
            line(svg, line.getKey(), line.getValue(), COLORS.get(number % COLORS.size()), number);
            number++;
        }
        return svg.append("</svg>\n").toString();
    }

    private void vertical(StringBuilder svg, double tick) {
        double x = across.place(tick);
        rule(svg, x, TOP, x, HEIGHT - BOTTOM);
        text(svg, x, HEIGHT - BOTTOM + 16.0, "middle", number(tick));
    }

    private void horizontal(StringBuilder svg, double tick) {
        double y = up.place(tick);
        rule(svg, LEFT, y, WIDTH - RIGHT, y);
        text(svg, LEFT - 6.0, y + 4, "end", number(tick));
    }

    private void line(StringBuilder svg, String name, Map<Integer, Double> points, String color, int number) {
        svg.append("<polyline fill=\"none\" stroke-width=\"2\" stroke=\"")
                .append(color)
                .append("\" points=\"");
        points.forEach((step, micros) ->
                svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", across.place(step), up.place(micros))));
        svg.append("\"/>\n");
        double y = TOP + 16.0 * (number + 1);
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%.0f\" width=\"12\" height=\"3\" fill=\"%s\"/>%n",
                WIDTH - RIGHT + 8,
                y - 5,
                color));
        text(svg, WIDTH - RIGHT + 26.0, y, "start", name);
    }

    private static void rule(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#dddddd\"/>%n",
                x1,
                y1,
                x2,
                y2));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }

    private static String number(double value) {
        return value < 1 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%,.0f", value);
    }
}
