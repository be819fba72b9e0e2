package io.kmsenc.benchmarks.lane;

import io.kmsenc.benchmarks.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A workload, done by a subject on a database; made by the loader of the lane, by names alone. */
public final class LaneOperation implements Operation {

    private final Subject subject;
    private final Place place;
    private final Connection direct;
    private final Connection connection;
    private final Task task;

    /**
     * Makes the tables and fills them.
     *
     * @param subject the class of the subject
     * @param workload the name of the workload
     * @param database the label of the database
     */
    public LaneOperation(String subject, String workload, String database) throws Exception {
        this.subject = Class.forName(subject)
                .asSubclass(Subject.class)
                .getConstructor()
                .newInstance();
        this.place = Places.of(database, this.subject.getClass().getSimpleName());
        Rows rows = new Rows();
        Tables tables = new Tables(this.subject, rows);
        this.direct = place.direct();
        tables.create(direct);
        Path folder = Files.createTempDirectory("lane");
        this.connection = this.subject.open(place, folder);
        tables.fill(connection);
        tables.verify(direct);
        this.task = Tasks.of(workload, connection, this.subject, rows);
        place.settle(task);
    }

    @Override
    public void prepare() throws Exception {
        if (place.isLive()) {
            try (Statement statement = direct.createStatement()) {
                statement.execute("TRUNCATE TABLE arrivals");
            }
        }
    }

    @Override
    public long run(int times) throws Exception {
        return task.run(times);
    }

    @Override
    public void close() throws SQLException {
        place.leave();
        task.close();
        connection.close();
        direct.close();
        subject.close();
        place.close();
    }
}
