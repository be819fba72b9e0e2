package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the planner must ask the database. Answers hold for the connection they were asked on; names come as the database
 * keeps them.
 */
public interface Catalog {

    /**
     * A relation and the schema it is in.
     *
     * @param alone whether no other has this name and schema but for letter case
     */
    record Relation(String schema, String name, boolean alone) {

        /** A relation whose name no other resembles. */
        public Relation(String schema, String name) {
            this(schema, name, true);
        }
    }

    /**
     * The relation that a statement's name stands for now: with this connection's search path, temporary tables first. A
     * synonym's name stands for what it is a synonym of.
     *
     * @param schema the schema as the statement names it, unquoted and folded as the dialect folds; empty if unqualified
     * @param name likewise
     * @return empty if there is no such relation
     */
    Optional<Relation> resolve(Optional<String> schema, String name);

    /** What a column can hold. */
    enum Storage {
        /** Characters of any number up to a limit, kept as they are. */
        CHARACTERS,
        /** Bytes likewise. */
        BYTES,
        /** Anything else: numbers, and what is padded to a fixed length. */
        OTHER
    }

    /**
     * A column, by the name that the database keeps.
     *
     * @param ignored what the database leaves out of account when it compares the column's texts, such as "letter case";
     *     empty where it compares them character by character
     * @param filled whether a row that is written without a value for the column gets one other than NULL: by a default, or
     *     because the column is computed
     * @param computed the expression by which the column is computed; empty if it isn't
     */
    record Column(String name, Storage storage, String ignored, boolean filled, String computed) {

        /** A column whose texts are compared character by character, and which has no default. */
        public Column(String name, Storage storage) {
            this(name, storage, "", false, "");
        }
    }

    /** The columns of a relation in the order in which {@code *} and a column-less INSERT take them. */
    List<Column> columns(Relation relation);

    /**
     * The columns of the relation's primary key, by which no two of the rows that a query of it answers are alike; empty
     * if there is none.
     */
    Set<String> key(Relation relation);

    /** What the relation gives its rows from. */
    Backing backing(Relation relation);

    /**
     * The names, folded to lower case and without schema, of relations through which a secret table can be reached under
     * another name: views on it (and views on those), partitions and inheriting tables, synonyms.
     */
    Set<String> dependents();

    /**
     * The routines that a call may mean now, with this connection's search path.
     *
     * @param schema as the statement names it, unquoted and folded as the dialect folds; empty if unqualified
     * @param name likewise
     * @return more than one where their parameters, or function and procedure, tell them apart; empty if none is known
     */
    List<Routine> routines(Optional<String> schema, String name);

    /** The names, folded likewise, of routines that may change what names stand for, such as the search path. */
    Set<String> movers();
}
