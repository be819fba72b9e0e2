package io.kmsenc.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the ini dialect of Grafana, which is the default dialect of go-ini (its {@code parser.go} is the source of these
 * rules): {@code =} or {@code :} ends a key, {@code #} and {@code ;} open a comment wherever they stand outside of
 * {@code """…"""} and {@code `…`}, one pair of surrounding quotes is removed, nothing is escaped.
 *
 * <p>Where that dialect would cut or join a value in silence, the entry carries a doubt, which is an error in a section
 * of ours and nobody's business elsewhere. No line stops the reading: all flaws are found in one pass. For one thread,
 * one use.
 */
final class IniReader {

    private final List<String> lines;
    private final List<IniSection> sections = new ArrayList<>();
    private final List<IniFile.Flaw> flaws = new ArrayList<>();
    private int next;

    private IniReader(String text) {
        lines = text.lines().toList();
        sections.add(new IniSection("", 0, new ArrayList<>()));
    }

    static IniFile read(String text) {
        IniReader reader = new IniReader(text);
        while (reader.next < reader.lines.size()) {
            reader.readLine(reader.lines.get(reader.next++).strip());
        }
        return new IniFile(List.copyOf(reader.sections), List.copyOf(reader.flaws));
    }

    private void readLine(String line) {
        if (line.isEmpty() || opensComment(line)) {
            return;
        }
        if (line.startsWith("[")) {
            readHeader(line);
        } else {
            readEntry(line);
        }
    }

    private void readHeader(String line) {
        int end = line.indexOf(']');
        String rest = end < 0 ? "" : line.substring(end + 1).strip();
        if (end < 0) {
            flaw("section header without \"]\"; write [section]");
        } else if (!rest.isEmpty() && !opensComment(rest)) {
            flaw("text behind a section header; put it on a line of its own");
        }
        String name = line.substring(1, end < 0 ? line.length() : end).strip();
        // A broken header still opens a section, lest its keys be taken for those of the one before.
        sections.add(new IniSection(end < 0 ? "?" : name, next, new ArrayList<>()));
    }

    private void readEntry(String line) {
        int delimiter = delimiter(line);
        if (delimiter < 0) {
            flaw("neither [section], \"key = value\" nor a comment; comments begin with \"#\" or \";\"");
        } else if (delimiter == 0) {
            flaw("no key before \"" + line.charAt(0) + "\"; write key = value");
        } else {
            int at = next;
            IniValue value = readValue(line.substring(delimiter + 1).strip());
            String key = line.substring(0, delimiter).strip();
            sections.get(sections.size() - 1).entries().add(new IniEntry(key, value.text(), at, value.doubt()));
        }
    }

    /** Where the key ends; a quote at the start of the key or behind a dot hides delimiters up to the closing quote. */
    private static int delimiter(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '=' || c == ':') {
                return i;
            }
            if ((c == '"' || c == '`') && (i == 0 || line.charAt(i - 1) == '.')) {
                int close = line.indexOf(c, i + 1);
                i = close < 0 ? i : close;
            }
        }
        return -1;
    }

    private IniValue readValue(String raw) {
        if (raw.startsWith("\"\"\"")) {
            return readQuoted(raw, "\"\"\"");
        }
        if (raw.startsWith("`")) {
            return readQuoted(raw, "`");
        }
        if (raw.endsWith("\\")) {
            return readContinued(raw);
        }
        return IniValue.ofPlain(raw);
    }

    /** Like go-ini, up to the last closing quote of the first line that has one. */
    private IniValue readQuoted(String raw, String quote) {
        int start = next;
        StringBuilder text = new StringBuilder();
        String line = raw.substring(quote.length());
        int close = line.lastIndexOf(quote);
        while (close < 0 && next < lines.size()) {
            text.append(line).append('\n');
            line = lines.get(next++);
            close = line.lastIndexOf(quote);
        }
        if (close < 0) {
            flaws.add(new IniFile.Flaw(start, "opening " + quote + " is never closed; close it with " + quote));
            return new IniValue("", null);
        }
        String rest = line.substring(close + quote.length()).strip();
        String doubt = rest.isEmpty() || opensComment(rest) ? null : "text behind the closing quote; remove it";
        return new IniValue(text.append(line, 0, close).toString(), doubt);
    }

    /** Takes what go-ini would take, so that the lines after it are read alike; what it means is left open. */
    private IniValue readContinued(String raw) {
        StringBuilder text = new StringBuilder(raw);
        while (text.length() > 0 && text.charAt(text.length() - 1) == '\\' && next < lines.size()) {
            text.setLength(text.length() - 1);
            text.append(lines.get(next++).strip());
        }
        return new IniValue(
                text.toString(),
                "a backslash at the end joins the next line to the value; put the value in \"\"\"…\"\"\"");
    }

    private static boolean opensComment(String text) {
        return text.startsWith("#") || text.startsWith(";");
    }

    private void flaw(String what) {
        flaws.add(new IniFile.Flaw(next, what));
    }
}
