package io.kmsenc.it.generated;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.twin.Call;
import io.kmsenc.it.twin.Outcome;
import io.kmsenc.it.twin.Twin;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs random statements until so many were run, and shrinks what fails. */
final class Hunt {

    /** Statements on one schema. */
    private static final int PER_SCHEMA = 100;

    /** A case that fails, after shrinking, and the call that failed first. */
    record Found(Case smallest, Failure failure, long seed, Call first) {}

    /** So many failures that look alike are shrunk. */
    private static final int PER_KIND = 2;

    private final TestDatabase kind;
    private final long seed;
    private final boolean typed;
    private final int attempts;
    private final Tally tally = new Tally();
    private final List<Found> found = new ArrayList<>();
    private int repeated;
    private final Consumer<Found> listener;

    /**
     * @param typed whether columns have declared types
     * @param attempts how many cases may be tried to shrink one that fails
     * @param listener is told at once of each that fails
     */
    Hunt(TestDatabase kind, long seed, boolean typed, int attempts, Consumer<Found> listener) {
        this.listener = listener;
        this.kind = kind;
        this.seed = seed;
        this.typed = typed;
        this.attempts = attempts;
    }

    /** Runs the statements; ends early once some were found that fail. */
    List<Found> run(int statements, int enough) throws SQLException {
        try (Trial trial = new Trial(kind)) {
            for (int from = 0; from < statements && found.size() < enough; from += PER_SCHEMA) {
                Schema schema = new SchemaMaker(kind.dialect(), new Choice(seed + from), typed).make();
                for (int i = from; i < Math.min(statements, from + PER_SCHEMA) && found.size() < enough; i++) {
                    one(trial, schema, seed + i);
                }
            }
        }
        return found;
    }

    private void one(Trial trial, Schema schema, long number) throws SQLException {
        Choice choice = new Choice(~number);
        Statements.Made made = Statements.make(schema, choice);
        Case tried = new Case(schema, made.node(), new Case.Manner(made.ordered(), choice.chance(50), made.writes()));
        Optional<Failure> failure = tried(trial, tried, made.touchesSecret(), number);
        if (failure.isPresent()) {
            keep(tried, failure.get(), number);
        }
    }

    private Optional<Failure> tried(Trial trial, Case tried, boolean touchesSecret, long number) throws SQLException {
        try {
            Twin.Run run = trial.run(tried);
            Outcome expected = run.plain().isPresent()
                    ? run.plain().get()
                    : trial.twin(tried).expected(tried.call());
            tally.add(run.encrypted(), expected, touchesSecret);
            return Failure.in(run, tried.call(), tried.schema().hasDeclaredTypes());
        } catch (SQLException e) {
            throw new SQLException("statement number " + number + " broke the trial: " + shown(tried.call()), e);
        }
    }

    private void keep(Case tried, Failure failure, long number) throws SQLException {
        if (found.stream()
                        .filter(each -> each.failure().kind().equals(failure.kind()))
                        .count()
                >= PER_KIND) {
            repeated++;
            return;
        }
        try (Trial shrinking = new Trial(kind)) {
            Case smallest = new Shrinker(shrinking, attempts).shrink(tried, failure);
            Found one = new Found(smallest, shrinking.failure(smallest).orElse(failure), number, tried.call());
            found.add(one);
            listener.accept(one);
        }
    }

    /** How many more failed that look like those found. */
    int repeated() {
        return repeated;
    }

    Tally tally() {
        return tally;
    }

    static String shown(Call call) {
        return call.sql() + " -- " + call.parameters();
    }
}
