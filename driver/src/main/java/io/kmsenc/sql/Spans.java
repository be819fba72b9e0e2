package io.kmsenc.sql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.schema.Column;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text of a comparison around its operand. The parser's tree says what is compared; here the tokens must say the
 * same, with nothing beside them that might bind closer in the database's grammar than in the parser's.
 */
final class Spans {

    /** Words that may bind closer than a comparison beside them, or belong to its operand. */
    private static final Set<String> BINDING = Set.of(
            "between",
            "like",
            "ilike",
            "rlike",
            "regexp",
            "similar",
            "in",
            "not",
            "is",
            "isnull",
            "notnull",
            "collate",
            "at",
            "div",
            "mod",
            "xor",
            "operator",
            "escape",
            "binary",
            "prior",
            "sounds",
            "any",
            "all",
            "some");

    /** What is replaced, and what stands before and behind the two forms there. */
    record Found(int start, int end, String before, String after) {}

    private final List<Token> tokens;

    Spans(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * The text of a comparison.
     *
     * @param operand index of the operand's token
     * @param parentheses how many pairs of them stand around the operand alone
     * @param other what it is compared with
     * @return null where the text isn't certain to be this comparison
     */
    @Nullable
    Found of(Side side, int operand, int parentheses, Expression other) {
        int first = operand - parentheses;
        int last = operand + parentheses;
        for (int i = 1; i <= parentheses; i++) {
            if (!isSymbol(operand - i, "(") || !isSymbol(operand + i, ")")) {
                return null;
            }
        }
        return switch (side) {
            case LEFT -> left(first, last, other);
            case RIGHT -> right(first, last);
            case ELEMENT ->
                isSymbol(first - 1, "(,") && isSymbol(last + 1, "),")
                        ? new Found(tokens.get(first).start(), tokens.get(last).end(), "", "")
                        : null;
            case OTHER -> null;
        };
    }

    // c = ?  ->  c IN (?, ?)
    private @Nullable Found right(int first, int last) {
        String operator = operator(first - 2, first - 1);
        int start = first - (operator.equals("=") ? 1 : 2);
        boolean column = start > 0 && (tokens.get(start - 1).isName() || isSymbol(start - 1, ")"));
        if (operator.isEmpty() || !column || !endsAt(last)) {
            return null;
        }
        String space = tokens.get(start - 1).end() == tokens.get(start).start() ? " " : "";
        return new Found(tokens.get(start).start(), tokens.get(last).end(), space + in(operator), ")");
    }

    // ? = c  ->  (c IN (?, ?))
    private @Nullable Found left(int first, int last, Expression other) {
        String operator = operator(last + 1, last + 2);
        if (operator.isEmpty()) {
            operator = operator(last, last + 1);
        }
        int from = last + (operator.equals("=") ? 2 : 3);
        int to = from;
        while (isName(to) && isSymbol(to + 1, ".")) {
            to += 2;
        }
        if (operator.isEmpty() || !(other instanceof Column) || !isName(to) || !endsAt(to) || !beginsAt(first)) {
            return null;
        }
        String column = tokens.subList(from, to + 1).stream().map(Token::text).collect(Collectors.joining());
        return new Found(tokens.get(first).start(), tokens.get(to).end(), "(" + column + " " + in(operator), "))");
    }

    private static String in(String operator) {
        return operator.equals("=") ? "IN (" : "NOT IN (";
    }

    /** The operator of equality that ends at the second of two tokens, or an empty text. */
    private String operator(int one, int two) {
        if (isSymbol(two, "=") && !isSymbol(one, "<>!=:*^|&+-/%~@#")) {
            return "=";
        }
        boolean unequal = (isSymbol(one, "<") && isSymbol(two, ">")) || (isSymbol(one, "!") && isSymbol(two, "="));
        return unequal && !isSymbol(one - 1, "<>!=") ? "<>" : "";
    }

    private boolean beginsAt(int first) {
        return first == 0 || isSymbol(first - 1, "(,") || isPlainWord(first - 1);
    }

    private boolean endsAt(int last) {
        return last + 1 == tokens.size() || isSymbol(last + 1, "),") || isPlainWord(last + 1);
    }

    private boolean isPlainWord(int index) {
        Token token = tokens.get(index);
        return token.kind() == TokenKind.WORD && !BINDING.contains(Names.fold(token.text()));
    }

    private boolean isName(int index) {
        return index < tokens.size() && tokens.get(index).isName();
    }

    private boolean isSymbol(int index, String symbols) {
        return index >= 0
                && index < tokens.size()
                && tokens.get(index).kind() == TokenKind.SYMBOL
                && symbols.indexOf(tokens.get(index).text().charAt(0)) >= 0;
    }
}
