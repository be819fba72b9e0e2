package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Explanation.Item;
import io.kmsenc.sql.Explanation.Line;
import io.kmsenc.sql.Explanation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts a plan into words. For one thread, one use. */
final class Explainer {

    private final List<Token> tokens;
    private final StatementPlan plan;
    private final boolean withoutRules;
    private final List<Line> lines = new ArrayList<>();

    /**
     * @param tokens the statement
     * @param withoutRules whether no column is secret at all
     */
    Explainer(List<Token> tokens, StatementPlan plan, boolean withoutRules) {
        this.tokens = tokens;
        this.plan = plan;
        this.withoutRules = withoutRules;
    }

    Explanation explanation() {
        plan.refusal().ifPresentOrElse(this::refused, this::sent);
        return new Explanation(lines);
    }

    private void refused(Refusal refusal) {
        statement(Verdict.REFUSED, "nothing of it is sent");
        lines.add(Line.of(Item.CODE, null, refusal.code()));
        lines.add(Line.of(Item.PLACE, null, refusal.place()));
        lines.add(Line.of(Item.PROBLEM, null, refusal.problem()));
        lines.add(Line.of(Item.REMEDY, null, refusal.remedy()));
        // a tool may bind the parameters of a statement before it looks at the answer
        parameters("refused", "not sent");
    }

    private void sent() {
        if (plan.isUntouched()) {
            statement(Verdict.UNTOUCHED, untouched());
        } else {
            statement(Verdict.ANSWERED, answered());
        }
        effect();
        parameters("as-is", "sent as it is");
        plan.literals().forEach(this::literal);
        plan.types().forEach(this::type);
        results();
        generated();
        if (!tokens.isEmpty()) {
            lines.add(Line.of(Item.TEXT, "sent", ShownText.of(tokens, plan)));
        }
    }

    private void statement(Verdict verdict, String detail) {
        lines.add(Line.of(Item.STATEMENT, verdict.word(), detail));
    }

    private String untouched() {
        if (tokens.isEmpty()) {
            return "there is no statement here";
        }
        return withoutRules
                ? "no column is configured as secret, so every statement is sent as it is"
                : "nothing of it is encrypted or decrypted; sent as it is";
    }

    private String answered() {
        String encrypted = Stream.of(
                        count(secretParameters(), "parameter"),
                        count(plan.literals().size(), "literal"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" and "));
        String decrypted = count(secretResults(), "result column");
        if (!plan.types().isEmpty()) {
            return "replaced: " + count(plan.types().size(), "type of a secret column", "types of secret columns");
        }
        if (encrypted.isEmpty() && decrypted.isEmpty()) {
            return "names a secret table; nothing of it is encrypted or decrypted";
        }
        return "encrypted: " + orNothing(encrypted) + "; decrypted: " + orNothing(decrypted);
    }

    private static String count(long number, String what) {
        return count(number, what, what + "s");
    }

    private static String count(long number, String one, String many) {
        return number == 0 ? "" : number + " " + (number == 1 ? one : many);
    }

    private static String orNothing(String parts) {
        return parts.isEmpty() ? "nothing" : parts;
    }

    private long secretParameters() {
        return tokens.stream()
                .filter(token -> token.kind() == TokenKind.PARAMETER && plan.parameter(ordinal(token)) != null)
                .count();
    }

    private long secretResults() {
        long count = 0;
        for (int i = 1; i <= plan.roles().resultNames().size(); i++) {
            count += plan.result(i) == null ? 0 : 1;
        }
        return count;
    }

    private void effect() {
        String changes = switch (plan.effect()) {
            case NONE -> null;
            case TRANSACTION -> "ends a transaction, and with it what it changed of the schema";
            case SESSION -> "may change what names stand for on this connection; its statements are planned anew";
            case SCHEMA -> "may change the schema; every statement is planned anew";
            case DEFAULTS -> "may change the schema, and settings of new connections; every statement is planned anew";
        };
        if (changes != null) {
            lines.add(Line.of(Item.EFFECT, plan.effect().name().toLowerCase(Locale.ROOT), changes));
        }
    }

    private void parameters(String plain, String plainDetail) {
        for (Token token : tokens) {
            if (token.kind() == TokenKind.PARAMETER) {
                int ordinal = ordinal(token);
                ColumnRule rule = plan.parameter(ordinal);
                lines.add(
                        rule == null
                                ? line(Item.PARAMETER, ordinal, null, null, plain, plainDetail)
                                : operand(Item.PARAMETER, ordinal, token.start(), rule));
            }
        }
    }

    private static int ordinal(Token parameter) {
        return parameter.value() instanceof Integer ordinal ? ordinal : 0;
    }

    private void literal(SecretLiteral literal) {
        int place = literal.start() - tokens.get(0).start() + 1;
        lines.add(operand(Item.LITERAL, place, literal.start(), literal.rule()));
    }

    private void type(StoredType type) {
        int place = type.start() - tokens.get(0).start() + 1;
        String detail = type.written() + " is sent as " + type.text() + ", in which its ciphertexts are kept";
        lines.add(line(Item.TYPE, place, null, type.rule(), "replaced", detail));
    }

    private Line operand(Item item, int position, int start, ColumnRule rule) {
        boolean array = item == Item.PARAMETER && plan.form(position).array();
        String form = item == Item.LITERAL
                ? "replaced by its ciphertext"
                : array ? "an array, whose elements are encrypted" : "encrypted";
        if (plan.called().isPresent()) {
            return line(item, position, null, rule, "given", form + " where the routine takes a value there");
        }
        if (rule.plaintextAllowed() && !plan.roles().isStored(start)) {
            return line(item, position, null, rule, "compared", form + " and sent as it is, for old rows in plaintext");
        }
        return plan.roles().isStored(start)
                ? line(item, position, null, rule, "stored", form + ", then stored")
                : line(item, position, null, rule, "compared", form + ", then compared with stored ciphertexts");
    }

    private void results() {
        List<String> names = plan.roles().resultNames();
        for (int i = 1; i <= names.size(); i++) {
            String name = names.get(i - 1).isEmpty() ? null : names.get(i - 1);
            ColumnRule rule = plan.result(i);
            if (rule == null) {
                lines.add(line(Item.RESULT, i, name, null, "as-is", "given as the database gives it"));
            } else {
                String plaintext = rule.plaintextAllowed() ? "; old rows in plaintext are given as they are" : "";
                lines.add(line(Item.RESULT, i, name, rule, "decrypted", "decrypted as it is read" + plaintext));
            }
        }
    }

    private void generated() {
        if (!plan.generated().isEmpty()) {
            String columns =
                    plan.generated().stream().map(rule -> rule.name().dotted()).collect(Collectors.joining(", "));
            lines.add(Line.of(Item.GENERATED, "decrypted", "decrypted where generated keys name them: " + columns));
        }
    }

    private static Line line(
            Item item,
            @Nullable Integer position,
            @Nullable String name,
            @Nullable ColumnRule rule,
            String handling,
            String detail) {
        if (rule == null) {
            return new Line(item.word(), position, name, null, null, null, handling, detail);
        }
        String mode = rule.mode().name().toLowerCase(Locale.ROOT);
        String group = rule.deterministic() ? rule.identity().replaceFirst("^group:", "") : null;
        return new Line(item.word(), position, name, rule.name().dotted(), mode, group, handling, detail);
    }
}
