package io.kmsenc.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kmsenc.walk.WalkDatabase.Told;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A walk changes every row once, goes on where it stopped, and overwrites nothing that others have written. */
class TableWalkTest {

    private WalkDatabase database;

    @BeforeEach
    void open() throws SQLException {
        database = new WalkDatabase();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private boolean run(ValueChange change, WalkSink sink) throws SQLException {
        try (TableWalk walk = database.walk(2)) {
            return walk.run(change, sink);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 24, 25, 26, 100, 317})
    void changesEveryRowOfATableOfAnySize(int rows) throws SQLException {
        database.fill(rows);
        Told told = new Told();
        assertThat(run(WalkDatabase::shout, told)).isTrue();
        assertThat(told.rows()).isEqualTo(rows);
        assertThat(told.changed()).isEqualTo(rows);
        assertThat(database.column("SELECT note FROM notes WHERE note <> 'NOTE ' || SUBSTRING(b, 2)"))
                .isEmpty();
        assertThat(database.column("SELECT job FROM kmsenc_walks WHERE part > 0"))
                .isEmpty();
    }

    @Test
    void goesOnWhereItStopped() throws SQLException {
        database.fill(300);
        Told first = new Told(120);
        assertThat(run(WalkDatabase::shout, first)).isFalse();
        assertThat(first.rows()).isBetween(120L, 160L);
        try (TableWalk walk = database.walk(2)) {
            assertThat(walk.plannedRows()).isEqualTo(300);
            assertThat(walk.walkedRows()).isEqualTo(first.rows());
            Told second = new Told();
            assertThat(walk.run(WalkDatabase::shout, second)).isTrue();
            assertThat(second.rows()).isEqualTo(300 - first.rows());
        }
        assertThat(database.column("SELECT note FROM notes WHERE note LIKE 'note%'"))
                .isEmpty();
    }

    @Test
    void looksAtRowsThatWereAddedBehindTheEnd() throws SQLException {
        database.fill(60);
        assertThat(run(WalkDatabase::shout, new Told(30))).isFalse();
        database.run("INSERT INTO notes VALUES (99999, 'b0', 'note of later')");
        assertThat(run(WalkDatabase::shout, new Told())).isTrue();
        assertThat(database.column("SELECT note FROM notes WHERE a = 99999")).containsExactly("NOTE OF LATER");
    }

    @Test
    void doesNotOverwriteWhatIsWrittenMeanwhile() throws SQLException {
        database.fill(30);
        AtomicBoolean written = new AtomicBoolean();
        ValueChange change = (column, stored) -> {
            if (written.compareAndSet(false, true)) {
                try {
                    database.run(
                            "UPDATE notes SET note = 'nOTE 12' WHERE b = 'b12'", "DELETE FROM notes WHERE b = 'b13'");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
            return WalkDatabase.shout(column, ((String) stored).replace("nOTE", "nOTE, another,"));
        };
        Told told = new Told();
        assertThat(run(change, told)).isTrue();
        assertThat(told.failures).isEmpty();
        assertThat(database.column("SELECT note FROM notes WHERE b = 'b12'")).containsExactly("NOTE, ANOTHER, 12");
        assertThat(database.column("SELECT b FROM notes")).hasSize(29).doesNotContain("b13");
    }

    @Test
    void waitsForARowThatSomebodyHasLockedAndLocksNoOtherMeanwhile() throws Exception {
        database.fill(40);
        try (Connection owner = database.open();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("UPDATE notes SET note = 'note of the owner' WHERE b = 'b7'");
            Told told = new Told();
            Thread walking = new Thread(() -> {
                try {
                    run(WalkDatabase::shout, told);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            walking.start();
            for (int i = 0; i < 200; i++) {
                if (database.column("SELECT b FROM notes WHERE note LIKE 'NOTE%'")
                                .size()
                        >= 38) {
                    break;
                }
                Thread.sleep(10);
            }
            // All the others are done, and none of them is locked.
            database.run("UPDATE notes SET note = note || '!' WHERE b <> 'b7'");
            owner.commit();
            walking.join();
            assertThat(told.failures).isEmpty();
        }
        assertThat(database.column("SELECT note FROM notes WHERE b = 'b7'")).containsExactly("NOTE OF THE OWNER");
        assertThat(database.column("SELECT note FROM notes WHERE note LIKE 'NOTE%!'"))
                .hasSize(39);
    }

    @Test
    void reportsARowThatTheDatabaseRefusesAndChangesTheOthers() throws SQLException {
        database.fill(40);
        database.run("ALTER TABLE notes ADD CHECK (note <> 'NOTE 7')");
        Told told = new Told();
        assertThat(run(WalkDatabase::shout, told)).isTrue();
        assertThat(told.failures).singleElement().satisfies(failure -> {
            assertThat(failure.key()).isEqualTo("1/b7");
            assertThat(failure.column()).isEqualTo("NOTE");
            assertThat(failure.reason()).startsWith("a constraint refuses").doesNotContain("NOTE 7");
        });
        assertThat(told.changed()).isEqualTo(39);
    }

    @Test
    void reportsARowThatCannotBeChangedAndChangesTheOthers() throws SQLException {
        database.fill(40);
        Told told = new Told();
        ValueChange change = (column, stored) -> {
            if (stored.equals("note 7")) {
                throw new UnchangeableValueException("not this one");
            }
            return WalkDatabase.shout(column, stored);
        };
        assertThat(run(change, told)).isTrue();
        assertThat(told.failures).containsExactly(new RowFailure("1/b7", "NOTE", "not this one"));
        assertThat(told.changed()).isEqualTo(39);
    }

    @Test
    void stopsAtOnceWhereItCannotGoOn() throws SQLException {
        database.fill(100);
        ValueChange change = (column, stored) -> {
            throw WalkException.stopped("no key; run it again", new IllegalStateException());
        };
        assertThatThrownBy(() -> run(change, new Told()))
                .isInstanceOf(WalkException.class)
                .hasMessage("no key; run it again");
        assertThat(database.column("SELECT note FROM notes WHERE note LIKE 'NOTE%'"))
                .isEmpty();
        assertThat(run(WalkDatabase::shout, new Told())).isTrue();
    }

    @Test
    void refusesASecondWalkOverTheSameTable() throws SQLException {
        database.fill(10);
        try (TableWalk first = database.walk(1)) {
            assertThatThrownBy(() -> database.walk(1))
                    .isInstanceOf(WalkException.class)
                    .hasMessageContaining("PUBLIC.NOTES")
                    .hasMessageContaining("is being walked over by");
            assertThat(first.run(WalkDatabase::shout, new Told())).isTrue();
        }
        try (TableWalk next = database.walk(1)) {
            assertThat(next.run(WalkDatabase::shout, new Told())).isTrue();
        }
    }
}
