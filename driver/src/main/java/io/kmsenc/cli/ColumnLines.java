package io.kmsenc.cli;

import io.kmsenc.schema.CiphertextSize;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.ColumnAlteration;
import io.kmsenc.sql.Dialect;
import io.kmsenc.sql.StorageTypes;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a column of the configuration needs in a database that isn't asked. */
final class ColumnLines {

    private ColumnLines() {}

    /** A comment with its rule and size, and the statement that adds it. */
    static void print(ColumnRule rule, Dialect dialect, PrintWriter out) {
        out.println("-- " + rule.name().dotted().replaceAll("\\p{Cntrl}", " ") + ": " + mode(rule) + " "
                + rule.declared() + ", " + size(rule));
        out.println(ColumnAlteration.add(dialect, rule) + ";");
    }

    static Map<String, Object> facts(ColumnRule rule, Dialect dialect) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("column", rule.name().dotted());
        facts.put("mode", mode(rule));
        facts.put("declared", rule.declared());
        facts.put("type", StorageTypes.of(dialect).forAny(rule));
        facts.put("ddl", ColumnAlteration.add(dialect, rule));
        return facts;
    }

    static String mode(ColumnRule rule) {
        return rule.mode().name().toLowerCase(Locale.ROOT);
    }

    /** How long its ciphertexts are. */
    static String size(ColumnRule rule) {
        String units = rule.type().keptAsCharacters() ? " characters" : " bytes";
        return CiphertextSize.ofLongest(rule).isPresent()
                ? "up to " + CiphertextSize.ofLongest(rule).getAsInt() + units
                : "at least " + CiphertextSize.ofShortest(rule) + units + ", and as many more as its values need";
    }
}
