package io.kmsenc.it.migration;

import io.kmsenc.it.app.Application;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Readers and writers of the table of {@link MigratedTable}, over the driver. What a writer was told to be committed is kept here, outside
 * of the database; a reader must find a version that was the last at some time while it read.
 */
final class Load implements AutoCloseable {

    private final Application application;
    private final int rows;
    private final AtomicLongArray acknowledged;
    private final AtomicLongArray sent;
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong writes = new AtomicLong();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    Load(Application application, int rows) {
        this.application = application;
        this.rows = rows;
        this.acknowledged = new AtomicLongArray(rows);
        this.sent = new AtomicLongArray(rows);
    }

    /** Writer {@code i} of {@code writers} owns every row whose number divided by {@code writers} leaves {@code i}. */
    void start(int readers, int writers, long seed) {
        for (int i = 0; i < writers; i++) {
            int writer = i;
            start("writer " + i, () -> write(writer, writers, new Random(seed + writer)));
        }
        for (int i = 0; i < readers; i++) {
            int reader = i;
            start("reader " + i, () -> read(new Random(seed - 1 - reader)));
        }
    }

    private interface Task {
        void run() throws SQLException;
    }

    private void start(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (SQLException | RuntimeException e) {
                        faults.add(name + ": " + e);
                    }
                },
                name);
        thread.start();
        threads.add(thread);
    }

    static String value(int id, long version) {
        return version == 0 ? "ssn of " + id : "ssn of " + id + ", version " + version;
    }

    private void write(int writer, int writers, Random random) throws SQLException {
        try (Connection connection = application.connect();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE customers SET ssn = ?, plain = ? WHERE region = ? AND id = ?")) {
            connection.setAutoCommit(false);
            while (!ended) {
                // Several rows of a transaction, in no order: what deadlocks with others if these hold what they wait
                // for.
                List<Integer> ids = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    int id = random.nextInt(rows / writers) * writers + writer;
                    if (!ids.contains(id)) {
                        ids.add(id);
                    }
                }
                for (int id : ids) {
                    long version = acknowledged.get(id) + 1;
                    sent.set(id, version);
                    update.setString(1, value(id, version));
                    update.setString(2, "plain " + version);
                    update.setString(3, MigratedTable.region(id));
                    update.setInt(4, id);
                    if (update.executeUpdate() != 1) {
                        faults.add("row " + id + " was not found by its writer");
                    }
                }
                connection.commit();
                ids.forEach(acknowledged::incrementAndGet);
                writes.addAndGet(ids.size());
            }
        }
    }

    private void read(Random random) throws SQLException {
        try (Connection connection = application.connect();
                PreparedStatement byKey = connection.prepareStatement(
                        "SELECT id, ssn, email FROM customers WHERE region = ? AND id = ?");
                PreparedStatement byEmail = connection.prepareStatement(
                        "SELECT id, ssn, email FROM customers WHERE email = ? AND id >= 0")) {
            while (!ended) {
                int id = random.nextInt(rows);
                byKey.setString(1, MigratedTable.region(id));
                byKey.setInt(2, id);
                check(id, byKey);
                if (random.nextInt(10) == 0) {
                    byEmail.setString(1, "mail" + id + "@example.com");
                    check(id, byEmail);
                }
                reads.incrementAndGet();
            }
        }
    }

    private void check(int id, PreparedStatement query) throws SQLException {
        long least = acknowledged.get(id);
        try (ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                faults.add("row " + id + " was not found");
                return;
            }
            String read = row.getString(2);
            if (!("mail" + id + "@example.com").equals(row.getString(3)) || !isVersion(id, read, least, sent.get(id))) {
                faults.add("row " + id + " had another value than was written");
            }
        }
    }

    private static boolean isVersion(int id, String read, long least, long most) {
        for (long version = least; version <= most; version++) {
            // Each tenth row begins without a value.
            if (Objects.equals(read, version == 0 && id % 10 == 9 ? null : value(id, version))) {
                return true;
            }
        }
        return false;
    }

    /** What went wrong so far. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    long reads() {
        return reads.get();
    }

    long writes() {
        return writes.get();
    }

    /** Ends it, and gives for each row the version that was acknowledged last. */
    long[] end() throws InterruptedException {
        ended = true;
        for (Thread thread : threads) {
            thread.join();
        }
        long[] versions = new long[rows];
        for (int id = 0; id < rows; id++) {
            versions[id] = acknowledged.get(id);
        }
        return versions;
    }

    @Override
    public void close() {
        ended = true;
        threads.forEach(Thread::interrupt);
    }
}
