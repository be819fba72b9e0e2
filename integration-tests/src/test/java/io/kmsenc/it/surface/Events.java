package io.kmsenc.it.surface;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What an application observes in a session, in order. Threads may share it, if the order of what they add is settled. */
final class Events {

    /** A call whose answer is observed. */
    interface Question {
        @Nullable
        Object ask() throws Exception;
    }

    /** A call that answers nothing. */
    interface Action {
        void run() throws Exception;
    }

    /**
     * One observation.
     *
     * @param what the call
     * @param outcome the answer or the failure, as a text that is equal where they are
     */
    record Event(String what, String outcome) {

        @Override
        public String toString() {
            return what + ": " + outcome;
        }
    }

    private final List<Event> events = new ArrayList<>();
    private final boolean messages;
    private final UnaryOperator<String> common;

    /**
     * @param messages whether the messages of exceptions count
     * @param common what makes names of databases alike
     */
    Events(boolean messages, UnaryOperator<String> common) {
        this.messages = messages;
        this.common = common;
    }

    /** Observes the answer; a failure is one too. */
    void asks(String what, Question question) {
        add(what, outcome(question));
    }

    /** Observes whether it succeeds, and how it fails. */
    void does(String what, Action action) {
        asks(what, () -> {
            action.run();
            return "done";
        });
    }

    /** The answer of a call that another thread makes, to be added by {@link #add}. */
    String outcome(Question question) {
        try {
            return shown(question.ask());
        } catch (Exception e) {
            return Failures.shown(e, messages);
        }
    }

    synchronized void add(String what, String outcome) {
        events.add(new Event(what, common.apply(outcome)));
    }

    synchronized List<Event> all() {
        return List.copyOf(events);
    }

    private static String shown(@Nullable Object answer) throws SQLException {
        if (answer instanceof int[] counts) {
            return Arrays.toString(counts);
        }
        if (answer instanceof long[] counts) {
            return Arrays.toString(counts);
        }
        if (answer instanceof byte[] bytes) {
            return "bytes " + Arrays.toString(bytes);
        }
        return answer instanceof ResultSet rows ? shownRows(rows) : String.valueOf(answer);
    }

    /** All rows that are left; closes the result. */
    static String shownRows(ResultSet rows) throws SQLException {
        try (rows) {
            List<String> shown = new ArrayList<>();
            while (rows.next()) {
                shown.add(row(rows));
            }
            return shown.toString();
        }
    }

    /** The values of the row where the cursor is. */
    static String row(ResultSet rows) throws SQLException {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            Object value = rows.getObject(i);
            values.add(value == null ? "NULL" : value.getClass().getSimpleName() + " " + shown(value));
        }
        return values.toString();
    }
}
