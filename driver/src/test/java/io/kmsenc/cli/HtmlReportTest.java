package io.kmsenc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.migration.ColumnStatus;
import io.kmsenc.migration.ColumnStatus.KeyCount;
import io.kmsenc.migration.ColumnStatus.Standing;
import io.kmsenc.migration.Coverage;
import io.kmsenc.migration.Coverage.KeyUse;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page as a parser reads it, which is stricter than a browser. */
class HtmlReportTest {

    private static final Instant AT = Instant.parse("2026-11-25T10:15:30.5Z");
    private static final String HOSTILE = "<script>alert('&\"')</script>\u0007\u202E\uD800 \uD83D\uDD11";
    private static final DataKeyRecord OLD = key("a1".repeat(16), false, "2026-10-01/root@awskms.main");
    private static final DataKeyRecord CURRENT = key("b2".repeat(16), true, "2026-11-25/root@awskms.main");

    private static DataKeyRecord key(String name, boolean active, String label) {
        Instant made = Instant.parse(label.substring(0, 10) + "T00:00:00Z");
        return new DataKeyRecord(name, active, "root", "awskms.main", label, made, made, "arn:aws:kms:x:1:key/2");
    }

    private static ColumnStatus column(String name, long nulls, long plaintext, KeyCount... keys) {
        long values = List.of(keys).stream().mapToLong(KeyCount::values).sum();
        return new ColumnStatus(
                name,
                "randomized text",
                nulls + plaintext + values,
                nulls,
                plaintext,
                0,
                List.of(keys),
                List.of(),
                false);
    }

    private static KeyCount count(DataKeyRecord key, Standing standing, long values) {
        return new KeyCount(key.name(), standing, Optional.of(key), values);
    }

    private static Coverage coverage(ColumnStatus... columns) {
        return new Coverage(
                AT,
                "jdbc:postgresql://db/app",
                List.of(columns),
                List.of(new KeyUse(OLD, 2500, 2500, false), new KeyUse(CURRENT, 7500, 0, false)));
    }

    private static Coverage halfRotated() {
        return coverage(column(
                "public.customers.ssn",
                10,
                1,
                count(OLD, Standing.OLD, 2500),
                count(CURRENT, Standing.CURRENT, 7500),
                new KeyCount("c3".repeat(16), Standing.ORPHAN, Optional.empty(), 3)));
    }

    private static Document parsed(String page) throws Exception {
        assertThat(page).startsWith("<!DOCTYPE html>\n<html ");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    }

    private static List<String> texts(Document page, String element) {
        List<String> texts = new ArrayList<>();
        NodeList found = page.getElementsByTagName(element);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent().strip());
        }
        return texts;
    }

    @Test
    void tellsExactNumbersAndPercents() throws Exception {
        Document page = parsed(HtmlReport.of(halfRotated(), "kmsenc 1.2.3"));
        assertThat(texts(page, "td"))
                .startsWith("10,014", "7,50074.9 %", "2,50025.0 %", "00 %", "1< 0.1 %", "00 %", "3< 0.1 %", "100.1 %");
        assertThat(texts(page, "dd"))
                .containsExactly(
                        "jdbc:postgresql://db/app",
                        "2026-11-25 10:15:30 UTC",
                        "counted by the database; no value was decrypted",
                        "kmsenc 1.2.3");
    }

    @Test
    void drawsBarsByTheNumbersThemselves() throws Exception {
        Document page = parsed(HtmlReport.of(halfRotated(), ""));
        List<String> drawn = new ArrayList<>();
        NodeList all = page.getElementsByTagName("i");
        for (int i = 0; i < all.getLength(); i++) {
            Element each = (Element) all.item(i);
            if (each.hasAttribute("style")) {
                drawn.add(each.getAttribute("class") + " " + each.getAttribute("style"));
            }
        }
        assertThat(drawn)
                .containsExactly(
                        "current flex-grow:7500",
                        "old flex-grow:2500",
                        "plaintext flex-grow:1",
                        "orphan flex-grow:3",
                        "null flex-grow:10");
    }

    @Test
    void saysFirstWhatIsLeftAndByWhichCommand() throws Exception {
        Document page = parsed(HtmlReport.of(halfRotated(), ""));
        assertThat(texts(page, "p").get(0))
                .isEqualTo("Not everything is covered: 4 of 10,004 values in 1 secret column are plaintext or can't be"
                        + " decrypted.");
        assertThat(texts(page, "li"))
                .containsExactly(
                        "1 value in plaintext: encrypt, kmsenc columns encrypt",
                        "3 values under data keys that the key table doesn't have: restore the rows of the key table from a"
                                + " backup, or delete these values",
                        "2,500 values under a data key or secret key that is no longer current: encrypt anew, kmsenc"
                                + " secrets-migration re-encrypt");
    }

    @Test
    void saysThatEverythingIsCoveredOnlyWhereItIs() throws Exception {
        Document page =
                parsed(HtmlReport.of(coverage(column("a.b.c", 1, 0, count(CURRENT, Standing.CURRENT, 7500))), ""));
        assertThat(texts(page, "p"))
                .containsExactly(
                        "Everything is covered: of 7,500 values in 1 secret column, each is a ciphertext whose data key is"
                                + " known.",
                        "None: no value has to be encrypted anew.",
                        "None: every ciphertext's data key is known.");
        assertThat(texts(page, "li")).isEmpty();
    }

    @Test
    void keepsEveryTextAText() throws Exception {
        DataKeyRecord key = new DataKeyRecord(HOSTILE, true, HOSTILE, HOSTILE, HOSTILE, AT, AT, HOSTILE);
        Coverage hostile = new Coverage(
                AT,
                HOSTILE,
                List.of(column(HOSTILE, 0, 0, count(key, Standing.OLD, 1))),
                List.of(new KeyUse(key, 1, 1, false)));
        Document page = parsed(HtmlReport.of(hostile, HOSTILE));
        String shown = "<script>alert('&\"')</script>\uFFFD\uFFFD\uFFFD \uD83D\uDD11";
        assertThat(texts(page, "script")).isEmpty();
        assertThat(texts(page, "title")).containsExactly("kmsenc report: " + shown);
        assertThat(texts(page, "dd")).contains(shown);
        assertThat(texts(page, "th")).contains(shown, shown + "randomized text", shown + shown);
    }

    @Test
    void loadsNothing() throws Exception {
        Document page = parsed(HtmlReport.of(halfRotated(), ""));
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element each = (Element) all.item(i);
            assertThat(each.getTagName()).isNotIn("script", "link", "img", "iframe", "object", "base", "form", "a");
            assertThat(each.hasAttribute("src") || each.hasAttribute("href")).isFalse();
        }
        assertThat(texts(page, "style").get(0)).doesNotContain("url(", "@import", "<", "&", "\uFFFD");
    }

    @Test
    void isTheSameForTheSameInputInEveryLocale() {
        Locale before = Locale.getDefault();
        String page = HtmlReport.of(halfRotated(), "");
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(HtmlReport.of(halfRotated(), "")).isEqualTo(page);
        } finally {
            Locale.setDefault(before);
        }
    }
}
