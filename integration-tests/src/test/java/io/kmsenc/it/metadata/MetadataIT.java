package io.kmsenc.it.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.app.Application;
import io.kmsenc.it.app.Ini;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.it.db.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Metadata of secret columns tell what those of columns of the real type tell, but for the lines of differences.txt. */
class MetadataIT {

    private static final Map<TestDatabase, Integer> LEAST = Map.of(
            TestDatabase.H2_MEMORY, 4_000,
            TestDatabase.POSTGRESQL, 4_000,
            TestDatabase.MARIADB, 4_000,
            TestDatabase.MYSQL, 800);

    @ParameterizedTest
    @EnumSource(names = {"H2_MEMORY", "POSTGRESQL", "MARIADB", "MYSQL"})
    void tellTheDeclaredType(TestDatabase kind) throws SQLException {
        Map<String, String> secret = secret(kind);
        Map<String, String> plain = plain(kind);
        assertThat(secret).hasSizeGreaterThan(LEAST.get(kind));
        List<String> differences = new ArrayList<>();
        Set<String> things = new TreeSet<>(secret.keySet());
        things.addAll(plain.keySet());
        for (String thing : things) {
            String ours = secret.getOrDefault(thing, "nothing");
            String theirs = plain.getOrDefault(thing, "nothing");
            if (!ours.equals(theirs)) {
                differences.add(thing + ": " + ours + " instead of " + theirs);
            }
        }
        judge(kind, differences);
    }

    private static void judge(TestDatabase kind, List<String> differences) {
        List<Allowance> allowances =
                Allowance.all().stream().filter(each -> each.isFor(kind)).toList();
        Set<Allowance> used = new HashSet<>();
        List<String> unmeant = new ArrayList<>();
        for (String difference : differences) {
            List<Allowance> covering =
                    allowances.stream().filter(each -> each.covers(difference)).toList();
            used.addAll(covering);
            if (covering.isEmpty()) {
                unmeant.add(difference);
            }
        }
        assertThat(unmeant).isEmpty();
        assertThat(allowances)
                .as("lines of differences.txt without a difference")
                .allMatch(used::contains);
    }

    private static Map<String, String> plain(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(MetadataIT.class);
                Connection connection = database.connect()) {
            MetadataSide.create(connection, kind, TypeColumn::real);
            return new MetadataSide(kind, connection, database.name()).tell().things();
        }
    }

    private static Map<String, String> secret(TestDatabase kind) throws SQLException {
        try (FreshDatabase database = kind.fresh(MetadataIT.class);
                Connection raw = database.connect()) {
            MetadataSide.create(raw, kind, TypeColumn::stored);
            Ini ini = Ini.withSecretKey();
            for (TypeColumn column : TypeColumn.of(kind)) {
                ini.columns(column.rule(MetadataSide.TABLE));
                if (column.isKey()) {
                    ini.columns(column.rule(MetadataSide.keyed(column)));
                }
            }
            try (Connection connection = new Application(database, ini.write()).connect()) {
                return new MetadataSide(kind, connection, database.name())
                        .tell()
                        .things();
            }
        }
    }
}
