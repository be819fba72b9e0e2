package com.example.datasources.demo;

import com.example.datasources.DataSourceEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renders what a run found as lines of at most 100 characters of ASCII. */
final class Screen {

    static final int WIDTH = 100;

    private static final int RAW_WIDTH = 46;
    private static final int KEY_WIDTH = 20;

    private final List<String> lines = new ArrayList<>();
    private final Evidence evidence;

    private Screen(Evidence evidence) {
        this.evidence = evidence;
    }

    static List<String> render(
            String source, DemoDatabases databases, Scenario scenario, Evidence evidence, List<String> failures) {
        Screen screen = new Screen(evidence);
        screen.title(source, databases);
        screen.readings(scenario);
        screen.sideBySide(scenario);
        screen.dataKeys();
        screen.backups();
        screen.verdict(failures);
        return List.copyOf(screen.lines);
    }

    private void add(String line) {
        lines.add(TextTable.fit(TextTable.ascii(line), WIDTH));
    }

    private void title(String source, DemoDatabases databases) {
        add("The same code stores " + evidence.expected().stored().size() + " data sources twice, from " + source);
        add("Only the URL differs; kmsenc.ini on the class path names the secret columns.");
        add("  plain      " + databases.plainUrl());
        add("  encrypted  " + databases.encryptedUrl());
        add("");
    }

    private void readings(Scenario scenario) {
        boolean same = evidence.plain().equals(evidence.encrypted());
        list("THE APPLICATION READS, " + (same ? "through both URLs" : "through the plain URL"), evidence.plain());
        if (!same) {
            list("THE APPLICATION READS, through the encrypted URL", evidence.encrypted());
        }
        found(scenario);
        add("");
    }

    private void list(String title, Scenario.Readings readings) {
        add(title);
        TextTable table = new TextTable(13, 13, 11, 16, 20, 15)
                .row("name", "type", "user_name", "password", "api_token", "json_data");
        for (DataSourceEntry entry : readings.stored()) {
            table.row(
                    entry.name(),
                    entry.type(),
                    shown(entry.userName()),
                    shown(entry.password()),
                    shown(entry.apiToken()),
                    shown(entry.jsonData()));
        }
        lines.addAll(table.lines());
    }

    private void found(Scenario scenario) {
        DataSourceEntry target = scenario.target();
        if (target.userName() == null) {
            add("No data source has a user name to find it by.");
        } else {
            List<String> names = evidence.encrypted().found().stream()
                    .map(DataSourceEntry::name)
                    .toList();
            add("Found by user_name = '" + target.userName() + "', encrypted or not: " + String.join(", ", names)
                    + ".");
        }
        add("Updated the password of " + target.name() + ", and read it again: " + changedPassword(target.name())
                + ".");
    }

    private String changedPassword(String name) {
        return evidence.encrypted().changed().stream()
                .filter(entry -> entry.name().equals(name))
                .map(entry -> shown(entry.password()))
                .findFirst()
                .orElse("not there");
    }

    private void sideBySide(Scenario scenario) {
        add("SIDE BY SIDE, both in the encrypted database");
        TextTable table = new TextTable(12, 9, 25, RAW_WIDTH)
                .row("name", "column", "the application reads", "a raw connection finds");
        pair(scenario.target().name()).ifPresent(pair -> {
            row(table, pair, "url", pair.read().url(), pair.raw().url());
            row(table, pair, "user_name", pair.read().userName(), pair.raw().userName());
            row(table, pair, "password", pair.read().password(), pair.raw().password());
            row(table, pair, "json_data", pair.read().jsonData(), pair.raw().jsonData());
        });
        evidence.encrypted().changed().stream()
                .filter(entry -> entry.apiToken() != null)
                .findFirst()
                .flatMap(entry -> pair(entry.name()))
                .ifPresent(pair -> row(
                        table,
                        pair,
                        "api_token",
                        pair.read().apiToken(),
                        pair.raw().apiToken()));
        lines.addAll(table.lines());
        add("");
    }

    private record Pair(DataSourceEntry read, DataSourceEntry raw) {}

    private Optional<Pair> pair(String name) {
        Optional<DataSourceEntry> read = named(evidence.encrypted().changed(), name);
        Optional<DataSourceEntry> raw = named(evidence.rawRows(), name);
        return read.flatMap(r -> raw.map(w -> new Pair(r, w)));
    }

    private static Optional<DataSourceEntry> named(List<DataSourceEntry> entries, String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    private static void row(TextTable table, Pair pair, String column, @Nullable String read, @Nullable String raw) {
        if (read != null || raw != null) {
            table.row(pair.read().name(), column, shown(read), TextTable.ends(TextTable.ascii(shown(raw)), RAW_WIDTH));
        }
    }

    private void dataKeys() {
        add("THE DATA KEYS, in its table kmsenc_data_keys: each is encrypted");
        TextTable table =
                new TextTable(9, 43, 12, 6, KEY_WIDTH).row("name", "label", "provider", "active", "encrypted_data");
        evidence.dataKeys()
                .forEach(key -> table.row(
                        key.name(),
                        key.label(),
                        key.provider(),
                        String.valueOf(key.active()),
                        TextTable.ends(key.encryptedHex(), KEY_WIDTH)));
        lines.addAll(table.lines());
        add("");
    }

    private void backups() {
        add("A BACKUP OF EACH, searched for " + evidence.secrets() + " passwords, tokens and settings: plain has "
                + evidence.inPlainBackup() + ", encrypted " + evidence.inEncryptedBackup());
    }

    private void verdict(List<String> failures) {
        if (failures.isEmpty()) {
            add("OK: the application reads the same from both, and the encrypted one holds no secret in the clear.");
            return;
        }
        add("*".repeat(WIDTH));
        failures.forEach(failure -> add("*** FAILED: " + failure));
        add("*".repeat(WIDTH));
    }

    private static String shown(@Nullable String value) {
        return Objects.requireNonNullElse(value, "-");
    }
}
