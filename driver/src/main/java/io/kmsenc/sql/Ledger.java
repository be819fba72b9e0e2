package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.StringValue;
import org.jspecify.annotations.Nullable;

/**
 * What the walk over the tree has accounted for. A parameter, a literal or a name of interest that is accounted for twice,
 * or not at all in the end, means that the tree holds something that the walk does not know: the statement is refused.
 */
final class Ledger {

    private final List<Token> tokens;
    private final MarkedText marks;
    private final Dialect dialect;
    private final BitSet seen = new BitSet();
    private final Set<Integer> storedAt = new HashSet<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Operand> operands = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final Map<Integer, ColumnRule> parameters = new HashMap<>();
    private final BitSet inBothForms = new BitSet();
    private final BitSet arrays = new BitSet();
    // by where the operand begins
    private final Map<Integer, Integer> limits = new HashMap<>();

    Ledger(List<Token> tokens, MarkedText marks, Dialect dialect) {
        this.tokens = tokens;
        this.marks = marks;
        this.dialect = dialect;
    }

    /** Accounts for one occurrence of a name in the tree. Called once for each. */
    Identifier name(String part) {
        int index = marks.ofName(part);
        if (index >= 0) {
            see(index);
        }
        Identifier name = peek(part);
        names.merge(name.folded(), 1, Integer::sum);
        return name;
    }

    /** The columns of H2's {@code MERGE … KEY (…)}. */
    List<Identifier> keys() {
        return marks.keys().stream().map(this::name).toList();
    }

    /** A name that is accounted for elsewhere. */
    Identifier peek(String part) {
        int index = marks.ofName(part);
        if (index < 0) {
            return new Identifier(Names.unquoted(dialect, part), false);
        }
        return peekAt(index);
    }

    private Identifier peekAt(int index) {
        Token token = tokens.get(index);
        return switch (token.kind()) {
            case QUOTED -> new Identifier(token.name(), true);
            // as an alias, in MariaDB
            case STRING -> new Identifier(token.value() instanceof String text ? text : token.text(), true);
            default -> new Identifier(Names.unquoted(dialect, token.text()), false);
        };
    }

    /** Whether the token before a marked name ends a value, so that only a name can follow: {@code f(x) c}, {@code t.c c}. */
    boolean followsValue(String part) {
        int before = marks.ofName(part) - 1;
        if (before < 0) {
            return false;
        }
        Token token = tokens.get(before);
        return switch (token.kind()) {
            case PARAMETER, NUMBER, STRING, BINARY, QUOTED -> true;
            case WORD -> before > 0 && tokens.get(before - 1).isSymbol('.');
            case SYMBOL -> token.isSymbol(')');
            default -> false;
        };
    }

    /** Whether a name is marked: the name of a secret table or column, or quoted. */
    boolean isMarked(String part) {
        return marks.ofName(part) >= 0;
    }

    /** Accounts for marks inside text that the parser keeps as it is, such as the arguments of a type. */
    void text(String text) {
        String body = text.startsWith("'") && text.endsWith("'") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
        int number = marks.ofNumber(body);
        if (number >= 0) {
            see(number);
        } else if (body.length() < text.length()) {
            see(literalIndex(marks.ofString(body)));
        }
    }

    /** The number behind a mark in such text, which is accounted for elsewhere; null if it is none, or too long. */
    @Nullable
    Integer number(String text) {
        int index = marks.ofNumber(text.strip());
        String digits =
                index < 0 || index >= tokens.size() ? "" : tokens.get(index).text();
        boolean number =
                !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.valueOf(digits) : null;
    }

    /** Accounts for a parameter or literal. Called once for each; what becomes of it is said later. */
    Operand operand(Expression expression) {
        Operand operand = new Operand(see(tokenOf(expression)));
        operands.add(operand);
        return operand;
    }

    Token token(Operand operand) {
        return tokens.get(operand.token());
    }

    /**
     * A parameter or literal that stands for a value of a secret column.
     *
     * @throws Refused if a literal isn't of the column's type, or its value can't be told for certain
     */
    void secret(Operand operand, ColumnRule rule, boolean stored, int limit) {
        Token token = token(operand);
        if (limit < Given.UNLIMITED) {
            limits.merge(token.start(), limit, Math::min);
        }
        if (stored) {
            storedAt.add(token.start());
        }
        if (!operand.secret(rule)) {
            return;
        }
        if (token.kind() == TokenKind.PARAMETER) {
            parameters.put((Integer) token.value(), rule);
        } else {
            spans.add(literal(token, rule, stored));
        }
    }

    /** A parameter that stands for an array, of which each element is compared with a secret column. */
    void elements(Operand operand, ColumnRule rule) {
        Token token = token(operand);
        if (token.kind() != TokenKind.PARAMETER || !operand.secret(rule)) {
            throw unknown();
        }
        parameters.put((Integer) token.value(), rule);
        arrays.set((Integer) token.value());
    }

    private SecretLiteral literal(Token token, ColumnRule rule, boolean stored) {
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
        Token token = token(operand);
        Spans.Found found = new Spans(tokens).of(side, operand.token(), parentheses, other);
        if (found == null || !operand.secret(rule)) {
            throw RefusalCode.PLAINTEXT_COMPARISON.at(
                    "column " + rule.name(),
                    "may hold rows in plaintext, which are found by \"column = value\", <>, IN and NOT IN alone");
        }
        SecretLiteral literal = null;
        if (token.kind() == TokenKind.PARAMETER) {
            parameters.put((Integer) token.value(), rule);
            inBothForms.set((Integer) token.value());
        } else {
            literal = literal(token, rule, false);
        }
        requireAsWritten(rule);
        spans.add(new BothForms(found.start(), found.end(), found.before(), found.after(), literal));
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
        if (token.kind() == TokenKind.NUMBER && text && stored && isPlainInteger(token.text())) {
            return token.text();
        }
        if (text && token.kind() == TokenKind.STRING && value instanceof String) {
            return value;
        }
        if (!text && token.kind() == TokenKind.BINARY && value instanceof byte[]) {
            return value;
        }
        if (!text
                && dialect == Dialect.POSTGRESQL
                && token.kind() == TokenKind.STRING
                && value instanceof String body) {
            byte[] bytes = StringLiterals.bytea(body);
            if (bytes != null) {
                return bytes;
            }
        }
        throw RefusalCode.SECRET_VALUE.at(
                "column " + rule.name(), "a literal here isn't certain to be a value of its type");
    }

    // What every database keeps in a character column when it is given such a number.
    private static boolean isPlainInteger(String digits) {
        return digits.length() <= 9
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
    }

    private int tokenOf(Expression operand) {
        if (operand instanceof JdbcParameter parameter && "?".equals(parameter.getParameterCharacter())) {
            return known(marks.ofParameter(parameter.getIndex()));
        }
        if (operand instanceof StringValue string && string.getPrefix() == null) {
            return literalIndex(marks.ofString(string.getValue()));
        }
        if (operand instanceof LongValue number) {
            return numberIndex(number);
        }
        throw unknown();
    }

    private int numberIndex(LongValue number) {
        int index = known(marks.ofNumber(number.getStringValue()));
        if (index >= tokens.size() || tokens.get(index).kind() != TokenKind.NUMBER) {
            throw unknown();
        }
        return index;
    }

    private int literalIndex(int index) {
        if (index < 0 || index >= tokens.size() || !tokens.get(index).isLiteral()) {
            throw unknown();
        }
        return index;
    }

    private static int known(int index) {
        if (index < 0) {
            throw unknown();
        }
        return index;
    }

    private int see(int index) {
        if (seen.get(index)) {
            throw unknown();
        }
        seen.set(index);
        return index;
    }

    /**
     * Proves that nothing of interest was missed.
     *
     * @param interest folded names of secret tables and columns: each occurrence was marked
     * @param aliases folded names under which the statement knows secret columns or tables: occurrences are counted
     */
    void prove(Set<String> interest, Set<String> aliases) {
        if (!operands.stream().allMatch(Operand::isSettled)) {
            throw unknown();
        }
        Map<String, Integer> written = new HashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean name = marks.isName(i);
            String folded = name ? Names.fold(peekAt(i).text()) : "";
            if (name && aliases.contains(folded)) {
                written.merge(folded, 1, Integer::sum);
            }
            boolean counts =
                    name ? interest.contains(folded) : token.isLiteral() || token.kind() == TokenKind.PARAMETER;
            if (counts && !seen.get(i)) {
                throw unknown();
            }
        }
        written.forEach((name, count) -> {
            if (!count.equals(names.get(name))) {
                throw unknown();
            }
        });
    }

    private static Refused unknown() {
        return RefusalCode.UNKNOWN_SHAPE.at("statement", "has a part whose meaning for secret columns isn't known");
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
                if (array || limit < Given.UNLIMITED) {
                    forms.put(ordinal, new ParameterForm(array, limit));
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
