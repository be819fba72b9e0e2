package io.kmsenc.it.generated;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.Twin;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs cases beside their twin, all in the same two databases. Not for several threads at once. */
final class Trial implements AutoCloseable {

    private final TestDatabase kind;
    private @Nullable Schema schema;
    private @Nullable Twin twin;

    Trial(TestDatabase kind) {
        this.kind = kind;
    }

    Twin.Run run(Case tried) throws SQLException {
        return twin(tried).run(tried.call(), tried.manner().writes());
    }

    /** The twin with the schema of a case. */
    Twin twin(Case tried) throws SQLException {
        Twin current = twin;
        if (current == null || !tried.schema().equals(schema)) {
            // where the schema can't be made, the one before is gone as well
            schema = null;
            current = current == null
                    ? Twin.open(kind, tried.twinSchema(), Trial.class)
                    : current.reopened(tried.twinSchema());
            schema = tried.schema();
            twin = current;
        }
        return current;
    }

    /** What goes wrong with a case; nothing, too, where its schema can't be made. */
    Optional<Failure> failure(Case tried) {
        try {
            return Failure.in(run(tried), tried.call(), tried.schema().hasDeclaredTypes());
        } catch (SQLException e) {
            schema = null;
            return Optional.empty();
        }
    }

    @Override
    public void close() throws SQLException {
        if (twin != null) {
            twin.close();
        }
    }
}
