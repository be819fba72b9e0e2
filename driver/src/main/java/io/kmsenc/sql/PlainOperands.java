package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.Given.Use;
import io.kmsenc.sql.Given.Waiting;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import net.sf.jsqlparser.expression.Expression;

/**
 * Parameters and literals that aren't compared with a secret column themselves, but may hold the same value as one that
 * is: {@code ? IS NULL OR c = ?}. Each waits until a part of the statement around it tells whose value it is. Encryption
 * keeps NULL, so a test for NULL is answered under the rule of the secret column beside it; anything else is refused there.
 */
final class PlainOperands {

    /** How the parts of an expression belong together. */
    enum Joint {
        AND,
        OR,
        /** One condition or value: a plain column in it says that its operands are plain. */
        ONE,
        /** A query, or the whole statement. */
        QUERY,
        /** A value that is read, written or counted as it is: its operands are plain. */
        VALUE
    }

    private static final class Part {
        private final Joint joint;
        private final Set<ColumnRule> rules = new LinkedHashSet<>();
        private final List<Waiting> waiting = new ArrayList<>();
        private boolean plainColumn;

        Part(Joint joint) {
            this.joint = joint;
        }
    }

    private final Ledger ledger;
    private final SecretOperands secrets;
    private final Deque<Part> parts = new ArrayDeque<>();

    PlainOperands(Ledger ledger, SecretOperands secrets) {
        this.ledger = ledger;
        this.secrets = secrets;
        parts.push(new Part(Joint.VALUE));
    }

    /** An operand of which nothing is known but where it stands. */
    void other(Given given) {
        if (given.answer() || isNumber(given.operand())) {
            given.operand().plain();
            given.beside().forEach(waiting -> waiting.operand().plain());
        } else {
            await(given, Use.OTHER);
        }
    }

    /** The operand of IS [NOT] NULL. */
    void nullTest(Given given, boolean not) {
        await(given, not ? Use.NOT_NULL : Use.NULL);
    }

    private boolean isNumber(Operand operand) {
        return ledger.token(operand).kind() == TokenKind.NUMBER;
    }

    private void await(Given given, Use use) {
        current().waiting.add(new Waiting(given.operand(), use));
        current().waiting.addAll(given.beside());
    }

    /**
     * An operand is stored in a secret column here, or compared with one.
     *
     * @throws Refused if a ciphertext of the column can't stand in its place
     */
    void secret(Given given, ColumnRule rule, boolean stored) {
        if (!given.cast().keeps(rule)) {
            throw RefusalCode.SECRET_VALUE.at(
                    "column " + rule.name(), "is given a value through a cast that may change it");
        }
        if (secrets.mayBecomeText(given, rule)) {
            throw RefusalCode.SECRET_VALUE.at(
                    "column " + rule.name(),
                    "is given bytes by an expression of no known type; cast them to VARBINARY");
        }
        if (secrets.isOfUnknownType(given, rule)) {
            throw RefusalCode.SECRET_VALUE.at(
                    "column " + rule.name(), "is given a literal by an expression of no known type; use a parameter");
        }
        secrets.secret(given.operand(), rule, stored, given.limit(), given.cast());
        given.beside().forEach(waiting -> encrypt(waiting, Set.of(rule)));
        current().rules.add(rule);
    }

    /**
     * An operand is given together with a secret column to something that works out one type for both, or stands by itself in
     * a query of its own.
     *
     * @throws Refused unless the column's values are strings: of others the spelling, or whether they can be compared, hangs
     *     on the types of both
     */
    static void requireString(ColumnRule rule) {
        if (!rule.type().isString()) {
            throw RefusalCode.SECRET_VALUE.at(
                    "column " + rule.name(),
                    "of type " + rule.declared()
                            + " is used with a parameter or literal where the database works out a type for both");
        }
    }

    /** The elements of an array are compared with a secret column. */
    void elements(Given given, ColumnRule rule) {
        secrets.elements(given.operand(), rule);
        current().rules.add(rule);
    }

    /**
     * A value that is read or written. The operands of conditions inside it are as they are, unless the value is an operand
     * itself: {@code CASE WHEN ? = '' THEN NULL ELSE ? END}.
     */
    Origin value(Supplier<Origin> walk) {
        parts.push(new Part(Joint.VALUE));
        Origin origin = walk.get();
        Part part = parts.pop();
        if (!origin.isGiven()) {
            end(part);
            return origin;
        }
        List<Waiting> waiting = List.copyOf(part.waiting);
        part.waiting.clear();
        end(part);
        return waiting.isEmpty() ? origin : origin.mapped(given -> given.beside(waiting));
    }

    /** An operand is compared in both forms with a secret column that may hold rows in plaintext. */
    void bothForms(Given given, ColumnRule rule, Side side, int parentheses, Expression other) {
        secrets.both(given.operand(), rule, side, parentheses, other);
        current().rules.add(rule);
    }

    /** A plain column is named here. */
    void plainColumn() {
        current().plainColumn = true;
    }

    private Part current() {
        return parts.element();
    }

    /**
     * Walks a part of the statement.
     *
     * @throws Refused if an operand in it may hold the value of a secret column and can't be encrypted
     */
    <T> T in(Joint joint, Supplier<T> walk) {
        parts.push(new Part(joint));
        T result = walk.get();
        end(parts.pop());
        return result;
    }

    void in(Joint joint, Runnable walk) {
        in(joint, () -> {
            walk.run();
            return joint;
        });
    }

    private void end(Part part) {
        boolean outermost = current().joint == Joint.QUERY;
        part.waiting.forEach(waiting -> end(part, waiting, outermost));
        current().rules.addAll(part.rules);
        current().plainColumn |= part.plainColumn;
    }

    private void end(Part part, Waiting waiting, boolean outermost) {
        if (waiting.use() != Use.OTHER && waiting.operand().isSecret()) {
            return; // encryption keeps NULL
        }
        if (part.joint == Joint.VALUE) {
            waiting.operand().plain();
        } else if (!part.rules.isEmpty()) {
            encrypt(waiting, part.rules);
        } else if (part.plainColumn && settles(part.joint, waiting.use(), outermost)) {
            waiting.operand().plain();
        } else {
            current().waiting.add(waiting);
        }
    }

    // "? IS NULL OR c = ?" and "? IS NOT NULL AND c = ?" guard what stands beside them. "? IS NULL AND c = ?" does not:
    // its
    // parameter belongs to a condition further out. So does a guard that holds for a whole WHERE.
    private static boolean settles(Joint joint, Use use, boolean outermost) {
        return switch (joint) {
            case ONE -> true;
            case OR -> use != Use.NOT_NULL;
            case AND -> use == Use.NOT_NULL && !outermost;
            case QUERY, VALUE -> false;
        };
    }

    private void encrypt(Waiting waiting, Set<ColumnRule> rules) {
        if (waiting.use() != Use.OTHER && waiting.operand().isSecret()) {
            return; // encryption keeps NULL
        }
        if (isNumber(waiting.operand())
                && rules.stream().allMatch(each -> each.type().isString())) {
            waiting.operand().plain(); // a number is no value of theirs
            return;
        }
        ColumnRule rule = rules.iterator().next();
        if (waiting.use() == Use.OTHER) {
            throw RefusalCode.SECRET_VALUE.at(
                    "column " + rule.name(),
                    "stands beside a parameter or literal that may hold its value, and isn't compared with it");
        }
        if (!rules.stream().allMatch(other -> other.equals(rule) || other.comparableWith(rule))) {
            throw RefusalCode.SECRET_VALUE.at(
                    "column " + rule.name(), "is one of several that a test for NULL may be meant for");
        }
        secrets.secret(waiting.operand(), rule, false, Given.UNLIMITED);
    }
}
