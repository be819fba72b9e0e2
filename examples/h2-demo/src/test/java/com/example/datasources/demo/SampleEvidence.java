package com.example.datasources.demo;

import com.example.datasources.DataSourceEntry;
import java.util.List;

/** What a run finds if all is as it should be, for the tests to spoil. */
final class SampleEvidence {

    static final DataSourceEntry CODE =
            new DataSourceEntry("Code", "github", null, null, null, "fake-token", "{\"a\":1}");
    static final DataSourceEntry LOGS =
            new DataSourceEntry("Logs", "loki", "http://loki.example.com", "reader", "fake-old", null, null);
    static final DataSourceEntry RAW_CODE =
            new DataSourceEntry("Code", "github", null, null, null, "opaque-token", "opaque-json");
    static final DataSourceEntry RAW_LOGS =
            new DataSourceEntry("Logs", "loki", "http://loki.example.com", "opaque-user", "opaque-pass", null, null);
    static final List<RawConnection.DataKeyRow> KEYS = List.of(
            new RawConnection.DataKeyRow("00ff", "2026-01-01/default@secretKey.v1", "secretKey.v1", true, "0102"));

    private SampleEvidence() {}

    static Scenario scenario() {
        return new Scenario(List.of(LOGS, CODE));
    }

    static Evidence good() {
        Scenario.Readings readings = scenario().expected();
        return evidence(readings, List.of(RAW_CODE, RAW_LOGS), KEYS, 0);
    }

    static Evidence withRows(DataSourceEntry... rawRows) {
        return evidence(scenario().expected(), List.of(rawRows), KEYS, 0);
    }

    static Evidence evidence(
            Scenario.Readings encrypted,
            List<DataSourceEntry> rawRows,
            List<RawConnection.DataKeyRow> keys,
            int inEncryptedBackup) {
        Scenario.Readings expected = scenario().expected();
        return new Evidence(expected, expected, encrypted, rawRows, keys, 2, 2, inEncryptedBackup);
    }
}
