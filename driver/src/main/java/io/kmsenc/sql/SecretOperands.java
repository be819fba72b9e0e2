package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;

/**
 * Which parameters and literals of a statement stand for values of secret columns, and what is sent in their place. Not for
 * several threads.
 */
final class SecretOperands {

    private final List<Token> tokens;
    private final Dialect dialect;
    private final Map<Integer, ColumnRule> parameters = new HashMap<>();
    private final List<Span> spans = new ArrayList<>();
    private final BitSet inBothForms = new BitSet();
    private final BitSet arrays = new BitSet();
    // all three, by where the operand begins
    private final Map<Integer, Integer> limits = new HashMap<>();
    private final Map<Integer, Given.Cast> documents = new HashMap<>();
    private final Set<Integer> storedAt = new HashSet<>();
    private final Set<Integer> comparedAt = new HashSet<>();

    SecretOperands(List<Token> tokens, Dialect dialect) {
        this.tokens = tokens;
        this.dialect = dialect;
    }

    /**
     * A parameter or literal that stands for a value of a secret column.
     *
     * @throws Refused if a literal isn't of the column's type, or its value can't be told for certain
     */
    void secret(Operand operand, ColumnRule rule, boolean stored, int limit) {
        secret(operand, rule, stored, limit, Given.Cast.NONE);
    }

    /**
     * The same of one that is cast.
     *
     * @throws Refused also if the cast is in the way of a ciphertext, and isn't certain to be all that stands around the operand
     */
    void secret(Operand operand, ColumnRule rule, boolean stored, int limit, Given.Cast cast) {
        Token token = token(operand);
        if (limit < Given.UNLIMITED) {
            limits.merge(token.start(), limit, Math::min);
        }
        (stored ? storedAt : comparedAt).add(token.start());
        if (!operand.secret(rule)) {
            return;
        }
        SecretLiteral literal = token.kind() == TokenKind.PARAMETER ? null : literal(token, rule, stored);
        if (literal == null) {
            parameters.put((Integer) token.value(), rule);
        }
        if (literal != null && cast.makesDocument() && cast != Given.Cast.JSON) {
            throw RefusalCode.SECRET_VALUE.at(
                    "column " + rule.name(),
                    "is given a literal by a cast or call that writes it anew; use a parameter");
        }
        if (cast.makesDocument()) {
            spans.add(new DocumentText(tokens).around(operand.token(), literal, rule));
            documents.put(token.start(), cast);
        } else if (literal != null) {
            spans.add(literal);
        }
    }

    /** H2 makes text of an expression whose values are parameters alone, and of their bytes others than they were. */
    boolean mayBecomeText(Given given, ColumnRule rule) {
        return dialect == Dialect.H2
                && !rule.type().keptAsCharacters()
                && given.mixed()
                && given.cast() != Given.Cast.BYTES
                && tokens.get(given.operand().token()).kind() == TokenKind.PARAMETER;
    }

    /**
     * A literal that the database takes for a string or number of its own, where the column is of another type: beside a number
     * it also makes numbers of texts.
     */
    boolean isOfUnknownType(Given given, ColumnRule rule) {
        TokenKind kind = token(given.operand()).kind();
        boolean other = !rule.type().isString() || kind == TokenKind.NUMBER;
        return other && given.mixed() && kind != TokenKind.PARAMETER;
    }

    private Token token(Operand operand) {
        Token token = tokens.get(operand.token());
        return operand.isSigned() ? token.signed(tokens.get(operand.token() - 1)) : token;
    }

    /** A parameter that stands for an array, of which each element is compared with a secret column. */
    void elements(Operand operand, ColumnRule rule) {
        Token token = tokens.get(operand.token());
        if (token.kind() != TokenKind.PARAMETER || !operand.secret(rule)) {
            throw Ledger.unknown();
        }
        parameters.put((Integer) token.value(), rule);
        arrays.set((Integer) token.value());
    }

    /**
     * A literal in the place of a secret value.
     *
     * @throws Refused if it isn't certain to be a value of the column's type
     */
    SecretLiteral literal(Token token, ColumnRule rule, boolean stored) {
        return new SecretLiteral(token.start(), token.end(), rule, value(token, rule, stored), Given.UNLIMITED);
    }

    /**
     * A parameter or literal that is compared with a secret column that may hold rows in plaintext.
     *
     * @param parentheses how many pairs of them stand around the operand alone
     * @param other what it is compared with
     * @throws Refused if it can't be compared in both forms where it stands, or for the reasons of a literal
     */
    void both(Operand operand, ColumnRule rule, Side side, int parentheses, Expression other) {
        Token token = tokens.get(operand.token());
        Spans.Found found = new Spans(tokens).of(side, operand.token(), parentheses, other);
        if (found == null || operand.isSigned() || !operand.secret(rule)) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + rule.name(),
                    "may hold rows in plaintext, which are found by \"column = value\", <>, IN and NOT IN alone");
        }
        SecretLiteral literal = null;
        if (token.kind() == TokenKind.PARAMETER) {
            parameters.put((Integer) token.value(), rule);
            inBothForms.set((Integer) token.value());
        } else {
            requireString(rule);
            literal = literal(token, rule, false);
        }
        requireAsWritten(rule);
        spans.add(new BothForms(found.start(), found.end(), found.before(), found.after(), literal));
    }

    // Beside the text that old rows hold a number is compared as one, and in the database's own spelling.
    private static void requireString(ColumnRule rule) {
        if (!rule.type().isString()) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + rule.name(), "may hold rows in plaintext, whose texts a literal of its type may miss");
        }
    }

    private static void requireAsWritten(ColumnRule rule) {
        if (!rule.equality().steps().isEmpty()) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + rule.name(), "may hold rows in plaintext, which aren't normalized");
        }
    }

    private Object value(Token token, ColumnRule rule, boolean stored) {
        Object value = token.value();
        boolean text = rule.type() == LogicalType.TEXT;
        boolean binary = rule.type() == LogicalType.BINARY;
        if (token.kind() == TokenKind.NUMBER && text && stored && isPlainInteger(token.text())) {
            return token.text();
        }
        if (text && token.kind() == TokenKind.STRING && value instanceof String body && isWhole(token, body)) {
            return value;
        }
        if (binary && token.kind() == TokenKind.BINARY && value instanceof byte[]) {
            return value;
        }
        if (binary
                && dialect == Dialect.POSTGRESQL
                && token.kind() == TokenKind.STRING
                && value instanceof String body
                && !token.isNational()) {
            byte[] bytes = Bytea.read(body);
            if (bytes != null) {
                return bytes;
            }
        }
        Object typed = rule.type().isString() ? null : TypedLiterals.value(token, rule.declared(), dialect);
        if (typed != null) {
            return typed;
        }
        throw RefusalCode.SECRET_VALUE.at(
                "column " + rule.name(), "a literal here isn't certain to be a value of its type");
    }

    // To PostgreSQL N'…' is of type CHAR, whose trailing spaces count for nothing, and which is no bytea. MariaDB reads
    // it
    // in a character set that lacks what is beyond the basic plane.
    private boolean isWhole(Token token, String body) {
        boolean cut = switch (dialect) {
            case H2 -> false;
            case POSTGRESQL -> body.endsWith(" ");
            case MARIADB -> body.chars().anyMatch(c -> Character.isSurrogate((char) c));
        };
        return !(token.isNational() && cut);
    }

    // What every database keeps in a character column when it is given such a number.
    private static boolean isPlainInteger(String digits) {
        return digits.length() <= 9
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
    }

    List<Span> spans() {
        return spans.stream()
                .map(span -> span instanceof SecretLiteral literal ? limited(literal) : span)
                .sorted(Comparator.comparingInt(Span::start))
                .toList();
    }

    private SecretLiteral limited(SecretLiteral literal) {
        int limit = limits.getOrDefault(literal.start(), Given.UNLIMITED);
        return new SecretLiteral(literal.start(), literal.end(), literal.rule(), literal.value(), limit);
    }

    /** How parameters are given otherwise than as one ciphertext of any length. */
    Map<Integer, ParameterForm> forms() {
        Map<Integer, ParameterForm> forms = new HashMap<>();
        for (Token token : tokens) {
            if (token.kind() == TokenKind.PARAMETER && token.value() instanceof Integer ordinal) {
                boolean array = arrays.get(ordinal);
                int limit = limits.getOrDefault(token.start(), Given.UNLIMITED);
                boolean compared = parameters.containsKey(ordinal) && comparedAt.contains(token.start());
                Given.Cast document = documents.get(token.start());
                if (array || limit < Given.UNLIMITED || compared || document != null) {
                    String made = document == null ? "" : document.name().toLowerCase(Locale.ROOT);
                    forms.put(ordinal, new ParameterForm(array, limit, compared, made));
                }
            }
        }
        return forms;
    }

    /** The numbers of the parameters that are compared in both forms. */
    BitSet inBothForms() {
        return inBothForms;
    }

    /** Where those parameters and literals begin that are stored; the other secret ones are compared. */
    Set<Integer> storedAt() {
        return storedAt;
    }

    List<Optional<ColumnRule>> parameters() {
        List<Optional<ColumnRule>> roles = new ArrayList<>();
        for (Token token : tokens) {
            if (token.kind() == TokenKind.PARAMETER && token.value() instanceof Integer ordinal) {
                roles.add(Optional.ofNullable(parameters.get(ordinal)));
            }
        }
        return roles;
    }
}
