package com.example.datasources.demo;

import com.example.datasources.DataSourceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The claims that the demo makes on its screen, tested on what it found. */
final class Claims {

    private final Evidence evidence;
    private final List<String> failures = new ArrayList<>();

    private Claims(Evidence evidence) {
        this.evidence = evidence;
    }

    /** What is claimed and not so, each in one line without a value; empty if all is as claimed. */
    static List<String> failures(Evidence evidence) {
        Claims claims = new Claims(evidence);
        claims.checkReadings();
        claims.checkRows();
        claims.checkKeysAndBackup();
        return List.copyOf(claims.failures);
    }

    private void checkReadings() {
        if (!evidence.plain().equals(evidence.expected())) {
            failures.add("the plain database does not give back what was stored");
        }
        if (!evidence.encrypted().equals(evidence.expected())) {
            failures.add("the encrypted database does not give back what was stored");
        }
    }

    private void checkRows() {
        List<DataSourceEntry> read = evidence.expected().changed();
        List<DataSourceEntry> raw = evidence.rawRows();
        if (raw.size() != read.size()) {
            failures.add("the encrypted database has " + raw.size() + " rows instead of " + read.size());
            return;
        }
        checkOpen("name", DataSourceEntry::name);
        checkOpen("type", DataSourceEntry::type);
        checkOpen("url", DataSourceEntry::url);
        checkSecret("user_name", DataSourceEntry::userName);
        checkSecret("password", DataSourceEntry::password);
        checkSecret("api_token", DataSourceEntry::apiToken);
        checkSecret("json_data", DataSourceEntry::jsonData);
    }

    private void checkOpen(String column, Function<DataSourceEntry, @Nullable String> value) {
        count(column, "values of an open column were altered", value, (read, raw) -> !Objects.equals(read, raw));
    }

    private void checkSecret(String column, Function<DataSourceEntry, @Nullable String> value) {
        count(column, "values are null on one side only", value, (read, raw) -> (read == null) != (raw == null));
        count(column, "values ARE STORED IN THE CLEAR", value, Claims::inTheClear);
    }

    private static boolean inTheClear(@Nullable String read, @Nullable String raw) {
        return read != null && raw != null && (raw.equals(read) || (read.length() >= 6 && raw.contains(read)));
    }

    private void count(
            String column,
            String problem,
            Function<DataSourceEntry, @Nullable String> value,
            BiPredicate<@Nullable String, @Nullable String> bad) {
        List<DataSourceEntry> read = evidence.expected().changed();
        long count = IntStream.range(0, read.size())
                .filter(i -> bad.test(
                        value.apply(read.get(i)), value.apply(evidence.rawRows().get(i))))
                .count();
        if (count > 0) {
            failures.add("column " + column + ": " + count + " " + problem);
        }
    }

    private void checkKeysAndBackup() {
        if (evidence.dataKeys().isEmpty()) {
            failures.add("the encrypted database has no data keys");
        }
        if (evidence.secrets() > 0 && evidence.inPlainBackup() == 0) {
            failures.add("the search of the backups proves nothing: it misses the plain secrets too");
        }
        if (evidence.inEncryptedBackup() > 0) {
            failures.add("a backup of the encrypted database has " + evidence.inEncryptedBackup() + " of "
                    + evidence.secrets() + " secrets IN THE CLEAR");
        }
    }
}
