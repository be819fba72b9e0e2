package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.JdbcParameter;
import net.sf.jsqlparser.expression.LongValue;

/** Numbers that stand for columns of the select list, in GROUP BY and ORDER BY. */
final class Ordinals {

    private final Walk walk;

    Ordinals(Walk walk) {
        this.walk = walk;
    }

    /** The origin of the column that a number stands for: ORDER BY 2. */
    Optional<Origin> origin(Expression expression, List<OutputColumn> columns, String clause) {
        Expression bare = Expressions.bare(expression);
        boolean secret = columns.stream().anyMatch(c -> c.origin().isSecret());
        Walk.absent(!(bare instanceof JdbcParameter) || !secret, "a parameter in " + clause);
        if (!(bare instanceof LongValue number)) {
            return Optional.empty();
        }
        Operand operand = walk.ledger().operand(number);
        operand.plain();
        String digits = walk.ledger().token(operand).text();
        if (!secret) {
            return Optional.of(Origin.PLAIN);
        }
        boolean place = digits.length() < 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        Walk.absent(
                place && Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= columns.size(),
                "a number in " + clause);
        return Optional.of(columns.get(Integer.parseInt(digits) - 1).origin());
    }
}
