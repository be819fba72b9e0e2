package com.example.datasources;

import org.jspecify.annotations.Nullable;

/**
 * One registered data source. Immutable.
 *
 * @param name unique among all entries
 * @param type the kind of server behind it: {@code postgres}, {@code loki}, …
 * @param jsonData its other settings, secret ones among them, as JSON text
 */
public record DataSourceEntry(
        String name,
        String type,
        @Nullable String url,
        @Nullable String userName,
        @Nullable String password,
        @Nullable String apiToken,
        @Nullable String jsonData) {

    public DataSourceEntry withPassword(String newPassword) {
        return new DataSourceEntry(name, type, url, userName, newPassword, apiToken, jsonData);
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "DataSourceEntry[" + name + ", " + type + "]";
    }
}
