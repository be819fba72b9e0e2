package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One statement while it is made: its manner, and what it has come to touch. Not for several threads at once. */
final class Draft {

    private static final List<String> ALIASES = List.of("a", "c", "d", "t", "u", "w");
    private static final List<String> CLASHING = List.of("b", "x", "email", "note", "item", "customers");
    private static final List<String> COMMENTS =
            List.of("/* it's */", "/* ? */", "-- ' ?\n", "/* \" */", "-- it's\n", "\n", "/*+ hint ? */");

    final Dialect dialect;
    final Choice choice;
    final Schema schema;
    private final Values values;
    private final boolean wild;
    private final boolean odd;
    private final int parameters;
    private final boolean commented;
    private boolean touchesSecret;
    private int names;

    Draft(Schema schema, Choice choice) {
        this.dialect = schema.dialect();
        this.choice = choice;
        this.schema = schema;
        this.values = new Values(choice);
        this.wild = choice.chance(25);
        this.odd = choice.chance(25);
        this.parameters = choice.of(List.of(0, 50, 100, 100));
        this.commented = choice.chance(10);
    }

    /** Whether to do here what kmsenc may well refuse. */
    boolean wildly() {
        return wild && choice.chance(12);
    }

    /** Whether to write something here that few applications do. */
    boolean oddly() {
        return odd && choice.chance(40);
    }

    boolean touchesSecret() {
        return touchesSecret;
    }

    void touch(@Nullable Secret secret) {
        touchesSecret |= secret != null;
    }

    /** A comment, or mostly nothing. */
    Node gap() {
        return commented && choice.chance(30) ? Node.maybe(choice.of(COMMENTS) + " ") : Node.text("");
    }

    // ---- values

    /** A value, as a parameter or a literal. */
    Node value(Type type, @Nullable Secret secret) {
        return value(random(type, secret));
    }

    Node value(Operand operand) {
        return new Node.Value(operand);
    }

    Operand random(Type type, @Nullable Secret secret) {
        touch(secret);
        Object value = choice.chance(3) ? null : values.value(type, secret);
        return new Operand(type, value, form());
    }

    /** The same value once more, in another form perhaps. */
    Operand again(Operand operand) {
        return new Operand(operand.type(), operand.value(), form());
    }

    private int form() {
        return choice.chance(parameters)
                ? Operand.PARAMETER
                : choice.chance(75) ? Operand.PLAINEST : choice.between(2, 7);
    }

    // ---- names

    /** A name that no other of this kind in the statement has. */
    Name fresh(String stem) {
        return new Name(stem + ++names, false);
    }

    /** A name for something to select from, which may be that of a table or column elsewhere. */
    Name alias(List<Relation> beside) {
        for (int tries = 0; tries < 3; tries++) {
            Name name = new Name(choice.of(choice.chance(12) ? CLASHING : ALIASES), false);
            if (beside.stream().noneMatch(each -> each.name().lower().equals(name.lower()))) {
                return name;
            }
        }
        return fresh("r");
    }

    Node name(Name name) {
        return name.reference(dialect, choice);
    }

    /** The name of a table, or of what stands for one. */
    Node table(Name name) {
        return name.table(dialect, choice);
    }

    Node names(List<Name> names) {
        List<Node> nodes = new ArrayList<>();
        names.forEach(each -> nodes.add(name(each)));
        return Node.list(nodes);
    }

    /** A column by its name. */
    Node column(Scope.Found found) {
        Attribute attribute = found.attribute();
        touch(attribute.secret());
        return found.unique() && choice.chance(60)
                ? name(attribute.name())
                : Node.part("%.%", table(found.relation().name()), name(attribute.name()));
    }

    static Node.Kind kind(Type type) {
        return switch (type) {
            case INT -> Node.Kind.INT;
            case BINARY -> Node.Kind.BINARY;
            default -> Node.Kind.TEXT; // NULL, at the simplest
        };
    }
}
