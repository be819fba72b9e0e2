package io.kmsenc.benchmarks;

import com.sun.management.ThreadMXBean;
import io.kmsenc.KmsEncDriver;
import io.kmsenc.benchmarks.report.Spread;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;

/**
 * What a statement costs that was never seen before, on H2: to prepare it through kmsenc beyond H2's own, beside JSqlParser's parsing
 * of the same text in its simple mode, in turn; and what each takes of the heap once it is kept.
 */
public final class NewStatements {

    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 21;
    private static final int TEXTS = 100;
    private static final int KEPT = 5_000;
    /** One may leave to the next what only a finalizer or a cleaner frees. */
    private static final int COLLECTIONS = 4;

    private static final double NANOS_PER_MICRO = 1000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private interface Step {
        void take(String text) throws SQLException, ParseException;
    }

    private final Connection plain;
    private final Connection encrypted;
    private int count;

    private NewStatements(Connection plain, Connection encrypted) {
        this.plain = plain;
        this.encrypted = encrypted;
    }

    /**
     * Measures.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) throws Exception {
        Path ini = Files.createTempFile("statements", ".ini");
        Files.writeString(
                ini,
                "[security]\nsecret_key = a-key-of-the-benchmarks-alone-0123456789\n[columns]\ncustomers.ssn = randomized\n");
        Properties properties = new Properties();
        properties.setProperty(KmsEncDriver.CONFIG, ini.toString());
        try (Connection plain = DriverManager.getConnection("jdbc:h2:mem:statements");
                Connection encrypted = Objects.requireNonNull(
                        new KmsEncDriver().connect("jdbc:kmsenc:h2:mem:statements", properties));
                Statement statement = plain.createStatement()) {
            statement.execute("CREATE TABLE customers (id INTEGER PRIMARY KEY, name VARCHAR(60), ssn VARCHAR(300))");
            NewStatements measured = new NewStatements(plain, encrypted);
            measured.keep();
            measured.compare();
        }
        System.exit(0);
    }

    private void prepare(Connection connection, String text) throws SQLException {
        connection.prepareStatement(text).close();
    }

    private static void parse(String text) throws ParseException {
        if (new CCJSqlParser(text).withAllowComplexParsing(false).Statement() == null) {
            throw new IllegalStateException("nothing was parsed");
        }
    }

    private String text() {
        count++;
        return "SELECT id, name, ssn FROM customers WHERE id = ? AND name <> 'n" + count + "' ORDER BY name";
    }

    private double[] cost(int texts, Step step) throws SQLException, ParseException {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long cpu = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < texts; i++) {
            step.take(text());
        }
        cpu = THREADS.getCurrentThreadCpuTime() - cpu;
        bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
        return new double[] {cpu / NANOS_PER_MICRO / texts, (double) bytes / texts};
    }

    private void compare() throws SQLException, ParseException {
        for (Step step : List.<Step>of(t -> prepare(plain, t), t -> prepare(encrypted, t), NewStatements::parse)) {
            cost(WARM_UP, step);
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> parsing = new ArrayList<>();
        List<Double> bytes = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double[] own = cost(TEXTS, t -> prepare(plain, t));
            double[] all = cost(TEXTS, t -> prepare(encrypted, t));
            double[] parsed = cost(TEXTS, NewStatements::parse);
            ratios.add((all[0] - own[0]) / parsed[0]);
            parsing.add(parsed[0]);
            bytes.add((all[1] - own[1]) / parsed[1]);
        }
        System.out.println("JSqlParser, simple mode: " + Spread.of(parsing).shown() + " µs CPU");
        System.out.println("first analysis / JSqlParser: CPU "
                + Spread.of(ratios).shown() + ", bytes " + Spread.of(bytes).shown());
    }

    private void keep() throws SQLException, ParseException {
        // what the first statements bring with them is no statement's
        cost(KEPT / 10, t -> prepare(encrypted, t));
        long before = heap();
        long length = 0;
        for (int i = 0; i < KEPT; i++) {
            String text = text();
            length += text.length();
            prepare(encrypted, text);
        }
        System.out.printf(
                "%d statements of %d characters on average: %d bytes of heap each%n",
                KEPT, length / KEPT, (heap() - before) / KEPT);
    }

    private static long heap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
