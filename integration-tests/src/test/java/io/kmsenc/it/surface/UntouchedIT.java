package io.kmsenc.it.surface;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.it.db.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions go through kmsenc as they go without it, but for what {@code differences.txt} tells with its reason. */
class UntouchedIT {

    private static final List<Allowance> ALLOWANCES = Allowance.all();

    private static Map<String, Session> sessions() {
        Map<String, Session> sessions = new TreeMap<>();
        for (Map<String, Session> each : List.of(
                TransactionSessions.all(),
                BatchSessions.all(),
                KeySessions.all(),
                ResultSessions.all(),
                ClosingSessions.all(),
                ScrollSessions.all(),
                UpdateSessions.all(),
                PropertySessions.all(),
                TimeSessions.all())) {
            sessions.putAll(each);
        }
        return sessions;
    }

    @ParameterizedTest
    @EnumSource(
            value = TestDatabase.class,
            names = {"H2_MEMORY", "POSTGRESQL", "MARIADB"})
    void sessionsGoAsWithoutKmsenc(TestDatabase kind) throws Exception {
        List<String> problems = new ArrayList<>();
        Set<Allowance> used = new HashSet<>();
        try (Theatre theatre = new Theatre(kind, UntouchedIT.class)) {
            for (Map.Entry<String, Session> session : sessions().entrySet()) {
                for (boolean secret : new boolean[] {false, true}) {
                    for (String each : theatre.differences(session.getValue(), secret)) {
                        String difference = session.getKey() + ": " + each;
                        List<Allowance> allowing = ALLOWANCES.stream()
                                .filter(one -> one.covers(kind.name(), Theatre.tableKind(secret), difference))
                                .toList();
                        used.addAll(allowing);
                        if (allowing.isEmpty()) {
                            problems.add(Theatre.tableKind(secret) + ": " + difference);
                        }
                    }
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(ALLOWANCES.stream().filter(one -> one.isFor(kind.name()) && !used.contains(one)))
                .as("differences that are listed and don't occur")
                .isEmpty();
    }
}
