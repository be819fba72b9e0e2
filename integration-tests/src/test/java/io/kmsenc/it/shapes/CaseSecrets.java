package io.kmsenc.it.shapes;

import io.kmsenc.it.sentinel.Sentinel;
import io.kmsenc.it.sentinel.SentinelSearch;
import io.kmsenc.sql.SqlCase;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the cases have of secret values, beside the rows of the sample tables. */
final class CaseSecrets {

    /** Finds values of columns with old rows, which are sent as they are only where {@link #showsOldTexts}. */
    static final SentinelSearch OLD_TEXTS =
            new SentinelSearch(SampleTables.OLD_TEXTS.stream().map(Sentinel::of).toList());

    private CaseSecrets() {}

    /** What cases write to secret columns, or compare with them, and must never be sent as it is. */
    static Set<String> all() {
        Set<String> secrets = new HashSet<>(Set.of(CaseParameters.ANY_SECRET));
        Set<String> shown = new HashSet<>(SampleTables.OLD_TEXTS);
        for (SqlCase sample : SqlCase.all()) {
            addTexts(sample, showsOldTexts(sample) ? shown : secrets);
        }
        secrets.removeAll(shown);
        return secrets;
    }

    private static void addTexts(SqlCase sample, Set<String> texts) {
        sample.literals()
                .forEach(literal -> CaseParameters.texts(literal.value()).forEach(texts::add));
        List<?> with = sample.with().map(CaseParameters::named).orElse(List.of());
        for (int i = 0; i < with.size(); i++) {
            if (sample.plan().parameter(i + 1) != null) {
                CaseParameters.texts(with.get(i)).forEach(texts::add);
            }
        }
    }

    /**
     * Whether a case compares with old rows, which are found in plaintext too. What is compared in two forms is marked by
     * an asterisk.
     */
    static boolean showsOldTexts(SqlCase sample) {
        return sample.expected().startsWith("plan") && sample.expected().contains("*");
    }
}
