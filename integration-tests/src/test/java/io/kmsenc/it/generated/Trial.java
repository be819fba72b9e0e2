package io.kmsenc.it.generated;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.Twin;
import java.sql.SQLException;
import java.util.Optional;

/** Runs cases beside their twin, one database for all cases of a schema that follow each other. */
final class Trial implements AutoCloseable {

    private final TestDatabase kind;
    private @org.jspecify.annotations.Nullable Schema schema;
    private @org.jspecify.annotations.Nullable Twin twin;

    Trial(TestDatabase kind) {
        this.kind = kind;
    }

    Twin.Run run(Case tried) throws SQLException {
        return twin(tried).run(tried.call(), tried.manner().writes());
    }

    Twin twin(Case tried) throws SQLException {
        Twin current = twin;
        if (current == null || schema != tried.schema()) {
            close();
            current = Twin.open(kind, tried.twinSchema(), Trial.class);
            schema = tried.schema();
            twin = current;
        }
        return current;
    }

    /** What goes wrong with a case; nothing, too, where it can't be run at all. */
    Optional<Failure> failure(Case tried) {
        try {
            return Failure.in(run(tried));
        } catch (SQLException e) {
            closeQuietly();
            return Optional.empty();
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (SQLException e) {
            twin = null;
        }
    }

    @Override
    public void close() throws SQLException {
        if (twin != null) {
            Twin last = twin;
            twin = null;
            last.close();
        }
    }
}
