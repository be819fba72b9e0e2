package io.kmsenc.cli;

import io.kmsenc.migration.ColumnStatus;
import io.kmsenc.migration.ColumnStatus.Standing;
import java.util.List;
import java.util.function.ToLongFunction;

/** Writes a bar and the numbers behind it for each column. */
final class CoverageTable {

    /** A share of a column's rows. */
    private record Share(String name, ToLongFunction<ColumnStatus> rows) {

        static Share of(Standing standing) {
            return new Share(ColumnsStatusCommand.word(standing), status -> status.values(standing));
        }
    }

    private static final List<Share> SHARES = List.of(
            Share.of(Standing.CURRENT),
            Share.of(Standing.OLD),
            Share.of(Standing.DIRECT),
            new Share("plaintext", ColumnStatus::plaintext),
            new Share("malformed", ColumnStatus::malformed),
            Share.of(Standing.ORPHAN),
            new Share("null", ColumnStatus::nulls));

    private CoverageTable() {}

    static void write(List<ColumnStatus> columns, Markup page) {
        page.open("section").element("h2", "Coverage");
        page.open("div", "class", "wide")
                .open("table", "class", "coverage")
                .open("thead")
                .open("tr");
        page.element("th", "column", "scope", "col").element("th", "rows", "scope", "col", "class", "number");
        for (Share share : SHARES) {
            page.open("th", "scope", "col", "class", "number");
            page.element("i", "", "class", "key " + share.name())
                    .text(share.name().equals("null") ? "NULL" : share.name())
                    .close();
        }
        page.close().close();
        for (ColumnStatus column : columns) {
            page.open("tbody");
            numbers(column, page);
            bar(column, page);
            page.close();
        }
        page.close().close().close();
    }

    private static void numbers(ColumnStatus column, Markup page) {
        page.open("tr").open("th", "scope", "row").text(column.column());
        page.element("small", column.declared() + tried(column)).close();
        page.element("td", CoverageText.number(column.rows()), "class", "number");
        for (Share share : SHARES) {
            long rows = share.rows().applyAsLong(column);
            page.open("td", "class", rows == 0 ? "number zero" : "number").text(CoverageText.number(rows));
            page.element("small", CoverageText.percent(rows, column.rows())).close();
        }
        page.close();
    }

    private static String tried(ColumnStatus column) {
        return column.verified()
                ? ", " + CoverageText.number(column.undecryptable().size()) + " undecryptable"
                : "";
    }

    // The widths are the numbers themselves, so that nothing is rounded; the style keeps the smallest visible.
    private static void bar(ColumnStatus column, Markup page) {
        page.open("tr", "class", "bars").open("td", "colspan", String.valueOf(SHARES.size() + 2));
        page.open("div", "class", "bar", "aria-hidden", "true");
        for (Share share : SHARES) {
            long rows = share.rows().applyAsLong(column);
            if (rows > 0) {
                page.element("i", "", "class", share.name(), "style", "flex-grow:" + rows);
            }
        }
        page.close().close().close();
    }
}
