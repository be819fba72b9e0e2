package io.kmsenc.sql;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    private final Map<String, Integer> names = new HashMap<>();
    private final List<Operand> operands = new ArrayList<>();

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
        return operand(tokenOf(expression), false);
    }

    /** The same for a number with a minus right before it; null if anything stands between them. */
    @Nullable
    Operand negative(LongValue number) {
        int index = tokenOf(number);
        Token sign = tokens.get(Math.max(index - 1, 0));
        boolean adjacent = sign.isSymbol('-') && sign.end() == tokens.get(index).start();
        return adjacent ? operand(index, true) : null;
    }

    private Operand operand(int index, boolean signed) {
        Operand operand = new Operand(see(index), signed);
        operands.add(operand);
        return operand;
    }

    Token token(Operand operand) {
        return tokens.get(operand.token());
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

    static Refused unknown() {
        return RefusalCode.UNKNOWN_SHAPE.at("statement", "has a part whose meaning for secret columns isn't known");
    }
}
