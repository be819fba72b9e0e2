package io.kmsenc.cli;

import static io.kmsenc.cli.CoverageText.counted;
import static io.kmsenc.cli.CoverageText.number;

import io.kmsenc.cli.CoverageText.Left;
import io.kmsenc.migration.ColumnStatus;
import io.kmsenc.migration.ColumnStatus.KeyCount;
import io.kmsenc.migration.ColumnStatus.Standing;
import io.kmsenc.migration.Coverage;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Writes what is covered as one page that needs nothing else. The same input gives the same page. */
final class HtmlReport {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Coverage coverage;
    private final Markup page = new Markup();

    private HtmlReport(Coverage coverage) {
        this.coverage = coverage;
    }

    /** @param version of kmsenc, as it is to be shown */
    static String of(Coverage coverage, String version) {
        HtmlReport report = new HtmlReport(coverage);
        report.write(version);
        return "<!DOCTYPE html>\n" + report.page;
    }

    private void write(String version) {
        page.open("html", "xmlns", "http://www.w3.org/1999/xhtml", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        // A browser is told to load and to run nothing, should anything ever slip through.
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        page.element("title", "kmsenc report: " + coverage.database());
        page.style(ReportStyle.CSS).close();
        page.open("body").open("main");
        summary(version);
        CoverageTable.write(coverage.columns(), page);
        counts("What a rotation has left", "None: no value has to be encrypted anew.", Coverage::isOutdated);
        DataKeyTable.write(coverage, page);
        counts("Orphans", "None: every ciphertext's data key is known.", count -> count.standing() == Standing.ORPHAN);
        page.close().close().close();
    }

    private void summary(String version) {
        page.element("h1", "Secret columns and data keys");
        page.element(
                "p", CoverageText.verdict(coverage), "class", "verdict " + (coverage.isCovered() ? "covered" : "open"));
        List<Left> left = CoverageText.left(coverage);
        if (!left.isEmpty()) {
            page.open("ul", "class", "left");
            left.forEach(this::left);
            page.close();
        }
        page.open("dl");
        fact("database", coverage.database());
        fact("counted", SECONDS.format(coverage.at()));
        boolean verified = coverage.columns().stream().allMatch(ColumnStatus::verified);
        fact("how", verified ? "every value was decrypted" : "counted by the database; no value was decrypted");
        fact("written by", version);
        page.close();
    }

    private void left(Left left) {
        page.open("li").text(left.said() + ": " + left.remedy());
        if (!left.command().isEmpty()) {
            page.text(", ").element("code", left.command());
        }
        page.close();
    }

    private void fact(String name, String value) {
        page.open("div").element("dt", name).element("dd", value).close();
    }

    private void counts(String title, String none, Predicate<KeyCount> condition) {
        page.open("section").element("h2", title);
        List<ColumnStatus> columns = coverage.columns().stream()
                .filter(column -> column.keys().stream().anyMatch(condition))
                .toList();
        if (columns.isEmpty()) {
            page.element("p", none, "class", "none").close();
            return;
        }
        page.open("div", "class", "wide").open("table").open("thead").open("tr");
        page.element("th", "column", "scope", "col").element("th", "values", "scope", "col", "class", "number");
        page.element("th", "data key", "scope", "col").element("th", "label", "scope", "col");
        page.close().close().open("tbody");
        columns.forEach(column ->
                counts(column, column.keys().stream().filter(condition).toList()));
        page.close().close().close().close();
    }

    private void counts(ColumnStatus column, List<KeyCount> counts) {
        String name = column.column();
        if (counts.size() > 1) {
            long sum = counts.stream().mapToLong(KeyCount::values).sum();
            page.open("tr").element("th", name, "scope", "row").element("td", number(sum), "class", "number");
            page.element("td", "under " + counted(counts.size(), "key"), "colspan", "2")
                    .close();
            name = "";
        }
        for (KeyCount count : counts) {
            count(name, count);
        }
    }

    private void count(String column, KeyCount count) {
        page.open("tr").element("th", column, "scope", "row");
        page.element("td", number(count.values()), "class", "number");
        page.open("td").element("code", count.name()).close();
        String standing = ColumnsStatusCommand.word(count.standing());
        page.element("td", count.record().map(record -> record.label()).orElse(standing))
                .close();
    }
}
