package io.kmsenc.sql;

import io.kmsenc.schema.ColumnName;
import io.kmsenc.schema.ColumnPolicy;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.RoutineName;
import io.kmsenc.schema.RoutineRule;
import io.kmsenc.sql.Catalog.Storage;
import io.kmsenc.sql.Routine.Direction;
import io.kmsenc.sql.Routine.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routines that the cases of {@code routines.cases} speak of, and what is declared of them. */
final class SampleRoutines {

    static final ColumnPolicy POLICY = new ColumnPolicy(
            SamplePolicy.POLICY.rules(),
            List.of(
                    rule("store_customer", Map.of("SSN", "ssn", "email", "email"), Map.of(), null),
                    rule("find_phone", Map.of(), Map.of(1, "email"), "phone"),
                    rule("store_photo", Map.of("photo", "photo"), Map.of(), null),
                    rule("pair", Map.of("email", "email", "ssn", "ssn", "phone", "phone"), Map.of(), null),
                    rule("single", Map.of("ssn", "ssn"), Map.of(), null),
                    rule("listed", Map.of("email", "email", "ssn", "ssn"), Map.of(), null),
                    rule("optional", Map.of("email", "email"), Map.of(), null),
                    rule("limited", Map.of("email", "email"), Map.of(), null),
                    rule("purge", Map.of(), Map.of(), null),
                    rule("wrong", Map.of("nothing", "ssn"), Map.of(), null),
                    rule("beyond", Map.of(), Map.of(3, "ssn"), null),
                    rule("digits", Map.of(), Map.of(1, "ssn"), null),
                    rule("silent", Map.of(), Map.of(), "ssn"),
                    rule("legacy_of", Map.of(), Map.of(1, "legacy"), null),
                    rule("login_of", Map.of(), Map.of(1, "login"), null),
                    rule("nick_of", Map.of(), Map.of(1, "nick"), null),
                    rule("both_of", Map.of("a", "ssn"), Map.of(1, "ssn"), null),
                    rule("many", Map.of(), Map.of(1, "ssn"), null),
                    rule("counted", Map.of(), Map.of(1, "ssn"), null),
                    rule("mixed", Map.of("a", "ssn"), Map.of(), null),
                    rule("absent", Map.of(), Map.of(1, "ssn"), null),
                    new RoutineRule(
                            new RoutineName(Optional.of("public"), "twice"),
                            Map.of(),
                            Map.of(1, column("ssn")),
                            Optional.empty(),
                            Map.of()),
                    new RoutineRule(
                            new RoutineName(Optional.of("vault"), "stow"),
                            Map.of(),
                            Map.of(1, column("ssn")),
                            Optional.empty(),
                            Map.of())));

    private SampleRoutines() {}

    private static RoutineRule rule(
            String name,
            Map<String, String> named,
            Map<Integer, String> numbered,
            @org.jspecify.annotations.Nullable String returned) {
        Map<String, ColumnRule> byName = new java.util.HashMap<>();
        named.forEach((parameter, column) -> byName.put(ColumnName.fold(parameter), column(column)));
        Map<Integer, ColumnRule> byNumber = new java.util.HashMap<>();
        numbered.forEach((parameter, column) -> byNumber.put(parameter, column(column)));
        return new RoutineRule(
                new RoutineName(Optional.empty(), name),
                byName,
                byNumber,
                Optional.ofNullable(returned).map(SampleRoutines::column),
                Map.of());
    }

    private static ColumnRule column(String name) {
        String table = List.of("login", "nick").contains(name) ? "members" : "customers";
        return SamplePolicy.POLICY.rules().stream()
                .filter(rule -> rule.name().table().equals(table)
                        && rule.name().column().equals(name))
                .findFirst()
                .orElseThrow();
    }

    static List<Routine> all(Dialect dialect) {
        boolean functionsOnly = dialect == Dialect.H2;
        List<Routine> routines = new ArrayList<>(List.of(
                routine(
                        "store_customer",
                        functionsOnly,
                        "",
                        "id",
                        "ssn",
                        dialect == Dialect.H2 ? "email" : "email inout"),
                routine("find_phone", true, "", "email"),
                routine("store_photo", functionsOnly, "", "id", "photo bytes"),
                routine("purge", functionsOnly, "", "city"),
                routine("wrong", functionsOnly, "", "something"),
                routine("beyond", functionsOnly, "", "a", "b"),
                routine("digits", functionsOnly, "", "n other"),
                routine("silent", false, "", "a"),
                routine("legacy_of", functionsOnly, "", "a"),
                routine("login_of", functionsOnly, "", "a"),
                routine("nick_of", functionsOnly, "", "a"),
                routine("both_of", functionsOnly, "", "a"),
                routine("many", functionsOnly, "takes any number of arguments", "a"),
                routine("twice", functionsOnly, "", "a"),
                other("other", "twice", functionsOnly),
                other("vault", "stow", functionsOnly),
                other("public", "stow", functionsOnly)));
        if (dialect != Dialect.MARIADB) {
            routines.add(routine("counted", true, "", "a"));
            routines.add(routine("counted", true, "", "a", "b"));
        }
        if (dialect == Dialect.POSTGRESQL) {
            routines.add(routine("pair", true, "", "email", "ssn out", "phone out"));
            routines.add(routine("single", true, "", "id", "ssn out"));
            routines.add(routine("listed", true, "", "email", "id column", "ssn column"));
            routines.add(optional("optional", 1, "email", "limit"));
            routines.add(optional("limited", 0, "limit", "email"));
            routines.add(routine("mixed", true, "", "a", "b"));
            routines.add(routine("mixed", true, "", "b", "a"));
        }
        return routines;
    }

    private static Routine optional(String name, int required, String... parameters) {
        Routine all = routine(name, true, "", parameters);
        return new Routine(all.schema(), all.name(), true, all.parameters(), required, all.returned(), "");
    }

    private static Routine other(String schema, String name, boolean function) {
        Routine routine = routine(name, function, "", "a");
        return new Routine(schema, name, function, routine.parameters(), routine.required(), routine.returned(), "");
    }

    private static Routine routine(String name, boolean function, String trouble, String... parameters) {
        List<Parameter> list = new ArrayList<>();
        for (String parameter : parameters) {
            list.add(parameter(parameter));
        }
        boolean rows = list.stream().anyMatch(p -> !p.direction().takes());
        int inputs = (int) list.stream().filter(p -> p.direction().takes()).count();
        return new Routine(
                "public",
                name,
                function,
                list,
                inputs,
                function && !rows ? Optional.of(Storage.CHARACTERS) : Optional.empty(),
                trouble);
    }

    private static Parameter parameter(String written) {
        String[] words = written.split(" ", 2);
        String kind = words.length > 1 ? words[1] : "";
        Direction direction = switch (kind) {
            case "inout" -> Direction.INOUT;
            case "out" -> Direction.OUT;
            case "column" -> Direction.COLUMN;
            default -> Direction.IN;
        };
        Storage storage = switch (kind) {
            case "bytes" -> Storage.BYTES;
            case "other" -> Storage.OTHER;
            default -> Storage.CHARACTERS;
        };
        return new Parameter(words[0], direction, storage);
    }
}
