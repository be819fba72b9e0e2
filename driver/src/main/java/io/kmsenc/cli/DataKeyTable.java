package io.kmsenc.cli;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.migration.Coverage;
import io.kmsenc.migration.Coverage.KeyUse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Writes the data keys of a database and what they are needed for. */
final class DataKeyTable {

    private DataKeyTable() {}

    static void write(Coverage coverage, Markup page) {
        page.open("section").element("h2", "Data keys");
        if (coverage.keys().isEmpty()) {
            page.element("p", "None: the key table is empty.", "class", "none").close();
            return;
        }
        page.open("div", "class", "wide")
                .open("table", "class", "keys")
                .open("thead")
                .open("tr");
        List.of("data key", "scope", "provider and KMS key", "age", "state")
                .forEach(name -> page.element("th", name, "scope", "col"));
        List.of("values", "to encrypt anew")
                .forEach(name -> page.element("th", name, "scope", "col", "class", "number"));
        page.close().close().open("tbody");
        coverage.keys().forEach(use -> row(use, coverage, page));
        page.close().close().close().close();
    }

    private static void row(KeyUse use, Coverage coverage, Markup page) {
        DataKeyRecord key = use.key();
        page.open("tr").open("th", "scope", "row").text(key.label());
        page.open("small").element("code", key.name()).close().close();
        page.element("td", key.scope());
        page.open("td").text(key.provider());
        page.element("small", Objects.requireNonNullElse(key.kmsKey(), "")).close();
        long days = Duration.between(key.created(), coverage.at()).toDays();
        page.element("td", CoverageText.counted(days, "day"));
        page.element("td", state(use));
        page.element("td", CoverageText.number(use.values()), "class", zero(use.values()));
        page.element("td", CoverageText.number(use.outdated()), "class", zero(use.outdated()))
                .close();
    }

    private static String state(KeyUse use) {
        String active = use.key().active() ? "active" : "inactive";
        return use.retirable() ? active + ", can be retired" : active;
    }

    private static String zero(long number) {
        return number == 0 ? "number zero" : "number";
    }
}
