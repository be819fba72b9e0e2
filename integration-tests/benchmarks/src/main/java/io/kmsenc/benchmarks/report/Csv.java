package io.kmsenc.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The file of all slices: what every table is made of, so that tables can be made again. */
public final class Csv {

    private static final String HEAD = "database,workload,fork,round,contender,cpu_ns,wall_ns,bytes";

    private Csv() {}

    /**
     * Writes all slices.
     *
     * @throws IOException if the file can't be written
     */
    public static void write(Path file, List<Measured> all) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(HEAD);
        for (Measured each : all) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%d,%s,%.1f,%.1f,%.1f",
                    each.database(),
                    each.workload(),
                    each.fork(),
                    each.round(),
                    each.contender(),
                    each.cpu(),
                    each.wall(),
                    each.bytes()));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if the file can't be read
     */
    public static List<Measured> read(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).map(Csv::parsed).toList();
    }

    private static Measured parsed(String line) {
        String[] fields = line.split(",", -1);
        return new Measured(
                fields[0],
                fields[1],
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                fields[4],
                Double.parseDouble(fields[5]),
                Double.parseDouble(fields[6]),
                Double.parseDouble(fields[7]));
    }
}
