package io.kmsenc.benchmarks.lane;

import io.kmsenc.benchmarks.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One step on one axis of growth, done by a subject on H2; made by the loader of the lane, by names alone. */
public final class GrowthOperation implements Operation {

    private final Shape shape;
    private final Subject subject;
    private final Place place;
    private final Connection direct;
    private final List<GrownReader> readers = new ArrayList<>();
    private int count;

    /**
     * Makes the table and fills it.
     *
     * @param subject the class of the subject
     * @param axis the name of what grows
     * @param step how much there is of it
     */
    public GrowthOperation(String subject, String axis, String step) throws Exception {
        this.shape = Shape.of(axis, Integer.parseInt(step));
        this.subject = Class.forName(subject)
                .asSubclass(Subject.class)
                .getConstructor()
                .newInstance();
        this.place = new H2Place();
        this.direct = place.direct();
        create();
        this.subject.declare(secrets());
        Path folder = Files.createTempDirectory("lane");
        for (int i = 0; i < shape.connections(); i++) {
            readers.add(new GrownReader(this.subject.open(place, folder), this.subject, shape));
        }
        fill(readers.get(0).connection());
        // the first time of a text, key or connection belongs to no slice
        run(2 * Math.max(shape.statements(), Math.max(shape.keys(), shape.connections())));
    }

    private void create() throws SQLException {
        try (Statement statement = direct.createStatement()) {
            statement.execute("CREATE TABLE grown (id INTEGER PRIMARY KEY, "
                    + shape.columnNames().replace(",", " VARCHAR(1000000),") + " VARCHAR(1000000))");
        }
    }

    private List<String> secrets() {
        List<String> secrets = new ArrayList<>();
        for (int i = 1; i <= shape.columns(); i++) {
            secrets.add("grown.c" + i);
        }
        for (int i = secrets.size(); i < shape.configured(); i++) {
            secrets.add("elsewhere" + i / 10 + ".secret" + i);
        }
        return secrets;
    }

    private void fill(Connection connection) throws SQLException {
        String value = "v".repeat(shape.bytes());
        String sql =
                "INSERT INTO grown (id, " + shape.columnNames() + ") VALUES (?" + ", ?".repeat(shape.columns()) + ")";
        for (int row = 0; row < shape.rows(); row++) {
            if (shape.keys() > 1) {
                subject.scope(connection, "tenant" + row);
            }
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setInt(1, row);
                for (int column = 1; column <= shape.columns(); column++) {
                    statement.setString(column + 1, subject.stored(value));
                }
                statement.executeUpdate();
            }
        }
    }

    @Override
    public void prepare() {
        // the table stays as it is
    }

    @Override
    public long run(int times) throws SQLException {
        long sum = 0;
        for (int i = 0; i < times; i++) {
            count++;
            sum += readers.get(count % readers.size()).read(count);
        }
        return sum;
    }

    @Override
    public void close() throws SQLException {
        for (GrownReader reader : readers) {
            reader.close();
        }
        direct.close();
        subject.close();
        place.close();
    }
}
