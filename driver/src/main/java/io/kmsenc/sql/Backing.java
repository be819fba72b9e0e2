package io.kmsenc.sql;

import io.kmsenc.sql.Catalog.Relation;
import java.util.List;

/** What a relation gives its rows from. Immutable. */
public sealed interface Backing {

    /**
     * A table, which keeps rows of its own, and may be a part of others or have parts.
     *
     * @param above the tables that it is a part of, as a partition or by inheritance, and those that they are parts of:
     *     what is known of their columns holds for it
     * @param beside the tables whose rows it answers as well, and all tables that those are parts of, itself and those
     *     above it left out
     * @param rewritten whether rules of the database make something else of statements on it
     * @param lossy whether the database may cut a value that is too long for its column, in silence
     */
    record Table(List<Relation> above, List<Relation> beside, boolean rewritten, boolean lossy) implements Backing {

        /** A table that has nothing to do with any other. */
        public static final Table ALONE = new Table(List.of(), List.of(), false);

        /** A table that keeps values whole. */
        public Table(List<Relation> above, List<Relation> beside, boolean rewritten) {
            this(above, beside, rewritten, false);
        }

        public Table {
            above = List.copyOf(above);
            beside = List.copyOf(beside);
        }
    }

    /**
     * A view, materialized or not.
     *
     * @param query its text, in which names stand for what they stand for on the connection that was asked
     * @param updatable whether the database itself writes to the relation below where the view is written to, without a
     *     trigger or rule
     */
    record View(String query, boolean updatable) implements Backing {}

    /**
     * Something else, or what this user may not know.
     *
     * @param why said of the relation, such as "has a definition that this user may not read"
     */
    record Unknown(String why) implements Backing {}
}
