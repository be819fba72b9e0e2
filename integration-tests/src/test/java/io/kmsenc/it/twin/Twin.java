package io.kmsenc.it.twin;

import io.kmsenc.it.db.TestDatabase;
import io.kmsenc.it.sentinel.Sentinel;
import io.kmsenc.it.sentinel.SentinelSearch;
import io.kmsenc.it.spy.SpyDriver;
import io.kmsenc.sql.Dialect;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Two databases with the same tables and rows: one is reached through kmsenc, with the spy before the database, the other
 * plainly. Every run begins with the same rows and leaves none of its traces. Not for several threads, and one twin at a
 * time in a process, because the spy is the process's.
 */
public final class Twin implements AutoCloseable {

    /** As often a refused statement is tried: kmsenc may look at the catalog, but not each time. */
    private static final int ATTEMPTS = 5;

    private static final int SHORTEST_SENTINEL = 12;

    /**
     * What a statement came to.
     *
     * @param plain what the twin did; empty where kmsenc refused, for then it isn't run there
     * @param problems everything that must not be: another answer than the twin's, plaintext that was sent or stored,
     *     rows that differ afterwards, anything that was sent of a refused statement. Holds values; never to be logged
     *     elsewhere than in tests
     * @param sent what the delegate was given for it, at the first attempt
     */
    public record Run(
            Outcome encrypted, Optional<Outcome> plain, List<String> problems, List<SpyDriver.Received> sent) {}

    private final SecretSide secret;
    private final PlainSide plain;
    private final TwinSchema schema;
    private final SentinelSearch search;

    private Twin(SecretSide secret, PlainSide plain, TwinSchema schema) {
        this.secret = secret;
        this.plain = plain;
        this.schema = schema;
        this.search = new SentinelSearch(schema.allSecrets().stream()
                .filter(text -> text.length() >= SHORTEST_SENTINEL)
                .map(Sentinel::of)
                .toList());
    }

    /**
     * Makes both databases. Secret texts of fewer than 12 characters are not looked for.
     *
     * @param owner the test class, after which they are named
     */
    public static Twin open(TestDatabase kind, TwinSchema schema, Class<?> owner) throws SQLException {
        SecretSide secret = new SecretSide(kind.fresh(owner), schema);
        PlainSide plain = new PlainSide(kind.fresh(owner), schema);
        Twin twin = new Twin(secret, plain, schema);
        twin.reset();
        return twin;
    }

    /** A twin of another schema in the same databases, which is quicker to be had; this one can't be used any more. */
    public Twin reopened(TwinSchema other) throws SQLException {
        secret.connection().close();
        plain.connection().close();
        Twin twin = new Twin(new SecretSide(secret.database, other), new PlainSide(plain.database, other), other);
        twin.reset();
        return twin;
    }

    /** Runs a statement both ways, compares, and takes back what it did. */
    public Run run(Call call) throws SQLException {
        return run(call, true);
    }

    /**
     * The same for a statement that is known to change nothing: the tables are not compared.
     *
     * @param tables whether to compare the tables
     */
    public Run run(Call call, boolean tables) throws SQLException {
        secret.prepare(call);
        plain.prepare(call);
        SpyDriver.clear();
        Outcome encrypted = secret.run(call);
        List<SpyDriver.Received> sent = SpyDriver.received();
        List<String> problems = new ArrayList<>(secretsIn(sent));
        if (encrypted instanceof Outcome.Refused) {
            // where nothing at all was sent, nothing can have changed
            compareTables(problems, tables && !sent.isEmpty());
            if (!isRefusedInSilence(call)) {
                problems.add("something was sent of a refused statement: " + SpyDriver.received());
            }
            undoRefused(call);
            return new Run(encrypted, Optional.empty(), problems, sent);
        }
        if (isOfAValue(encrypted)) {
            compareTables(problems, tables);
            undo(call);
            return new Run(encrypted, Optional.empty(), problems, sent);
        }
        Outcome expected = plain.run(call);
        compare(problems, call, encrypted, expected);
        if (secret.dialect() == Dialect.POSTGRESQL && expected instanceof Outcome.Failed) {
            rollback();
        }
        compareTables(problems, tables);
        undo(call);
        return new Run(encrypted, Optional.of(expected), problems, sent);
    }

    /** The JDBC types of the parameters that the twin's database expects; empty where it can't tell. */
    public List<Integer> parameterTypes(String sql) throws SQLException {
        List<Integer> types = plain.parameterTypes(sql);
        plain.rollback();
        return types;
    }

    /** What the twin alone does, for a statement that kmsenc refused; of rows only. */
    public Outcome expected(Call call) throws SQLException {
        Outcome expected = plain.run(call);
        plain.rollback();
        return expected;
    }

    private static void compare(List<String> problems, Call call, Outcome encrypted, Outcome expected) {
        boolean same = call.ordered()
                ? encrypted.equals(expected)
                : encrypted.unordered().equals(expected.unordered());
        if (!same) {
            problems.add("answered " + encrypted + " instead of " + expected);
        }
    }

    // A value whose ciphertext a cast in the statement would cut is refused when it is bound: the text was sent by
    // then.
    private static boolean isOfAValue(Outcome encrypted) {
        return encrypted instanceof Outcome.Failed failed
                && failed.state().equals("KE105")
                && failed.message().contains("casts it to a length");
    }

    private List<String> secretsIn(List<SpyDriver.Received> sent) {
        return sent.stream()
                .filter(each -> !search.encodingsIn(each.content()).isEmpty())
                .map(each -> "plaintext was sent: " + each)
                .toList();
    }

    // A first attempt may make kmsenc ask the database about its tables, and may be the one that does in many.
    private boolean isRefusedInSilence(Call call) {
        for (int i = 0; i < ATTEMPTS; i++) {
            SpyDriver.clear();
            secret.run(call);
            if (SpyDriver.received().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private void compareTables(List<String> problems, boolean tables) throws SQLException {
        for (Table table : tables ? schema.tables() : List.<Table>of()) {
            Outcome encrypted = secret.rows(table);
            Outcome expected = plain.rows(table);
            // a table that the statement dropped is read by neither
            boolean gone = expected instanceof Outcome.Failed && !(encrypted instanceof Outcome.Answered);
            if (!gone && !encrypted.equals(expected)) {
                problems.add(table.name() + " holds " + encrypted + " instead of " + expected);
            }
            secret.inTheClear(table).forEach(column -> problems.add("stored in the clear: " + column));
        }
    }

    // Nothing was sent, and the twin wasn't asked: only what came before is there to be undone.
    private void undoRefused(Call call) throws SQLException {
        if (call.before().isEmpty()) {
            rollback();
        } else {
            undo(call);
        }
    }

    private void undo(Call call) throws SQLException {
        boolean undone = call.isOfRows() || (secret.dialect() == Dialect.POSTGRESQL && call.isDefinition());
        if (undone) {
            rollback();
        } else {
            reset();
        }
    }

    private void rollback() throws SQLException {
        secret.rollback();
        plain.rollback();
    }

    // Both at a time, for a database mostly waits for its disk while it drops and creates tables.
    private void reset() throws SQLException {
        FutureTask<Boolean> other = new FutureTask<>(() -> {
            plain.rebuild();
            return true;
        });
        new Thread(other, "rebuilds the twin").start();
        secret.rebuild();
        try {
            other.get();
        } catch (ExecutionException e) {
            throw new SQLException("the twin can't be made anew", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while the twin was made anew", e);
        }
    }

    @Override
    public void close() throws SQLException {
        secret.close();
        plain.close();
    }
}
