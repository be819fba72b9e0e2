package com.example.datasources.demo;

import com.example.datasources.DataSourceEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a run found: what the application read through both URLs, what stands in the tables, and how many secrets are in
 * a backup of each database.
 *
 * @param secrets how many secrets were looked for in the backups
 */
record Evidence(
        Scenario.Readings expected,
        Scenario.Readings plain,
        Scenario.Readings encrypted,
        List<DataSourceEntry> rawRows,
        List<RawConnection.DataKeyRow> dataKeys,
        int secrets,
        int inPlainBackup,
        int inEncryptedBackup) {

    // Shorter ones turn up in any file by chance.
    private static final int SHORTEST_SECRET = 8;

    static Evidence gather(Scenario scenario, DemoDatabases databases) throws SQLException, IOException {
        Scenario.Readings plain = scenario.run(databases.plainUrl());
        Scenario.Readings encrypted = scenario.run(databases.encryptedUrl());
        RawConnection raw = new RawConnection(databases.rawUrl());
        Set<String> secrets = secrets(scenario.expected());
        return new Evidence(
                scenario.expected(),
                plain,
                encrypted,
                raw.rows(),
                raw.dataKeys(),
                secrets.size(),
                count(secrets, new RawConnection(databases.plainUrl()).backup()),
                count(secrets, raw.backup()));
    }

    /** The passwords, tokens and settings, except what stands in an open column as well. */
    private static Set<String> secrets(Scenario.Readings readings) {
        String open = readings.changed().stream()
                .map(entry -> entry.name() + "\n" + entry.type() + "\n" + entry.url())
                .reduce("", (a, b) -> a + "\n" + b);
        Set<String> secrets = new TreeSet<>();
        readings.changed().stream()
                .flatMap(entry -> Stream.of(entry.password(), entry.apiToken(), entry.jsonData()))
                .filter(Objects::nonNull)
                .filter(secret -> secret.length() >= SHORTEST_SECRET && !open.contains(secret))
                .forEach(secrets::add);
        return secrets;
    }

    private static int count(Set<String> secrets, byte[] backup) {
        // One character for each byte, so that text can be searched for bytes.
        String content = new String(backup, StandardCharsets.ISO_8859_1);
        return (int) secrets.stream()
                .filter(secret -> content.contains(utf8(secret)) || content.contains(asInFile(secret)))
                .count();
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** The bytes of a text in H2's file (org.h2.mvstore.DataUtils): those of UTF-8 for ASCII alone. */
    private static String asInFile(String text) {
        StringBuilder bytes = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < 0x80) {
                bytes.append((char) c);
            } else if (c < 0x800) {
                bytes.append((char) (0xC0 | c >> 6)).append((char) (c & 0x3F));
            } else {
                bytes.append((char) (0xE0 | c >> 12)).append((char) (c >> 6 & 0x3F));
                bytes.append((char) (c & 0x3F));
            }
        });
        return bytes.toString();
    }
}
