package io.kmsenc.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A statement that calls one routine and does nothing else.
 *
 * @param result whether a parameter for what it returns stands before the call
 * @param name one part, or two with the schema
 * @param arguments the tokens of each
 */
record CallShape(Form form, boolean result, List<Token> name, List<List<Token>> arguments) {

    enum Form {
        /** {@code {call f(…)}} or {@code {? = call f(…)}}. */
        ESCAPE,
        /** {@code CALL f(…)}. */
        CALL,
        /** {@code SELECT f(…)}. */
        VALUE,
        /** {@code SELECT * FROM f(…)}. */
        ROWS
    }

    private static final Set<String> DUAL = Set.of("dual");

    /** The shape of a statement that is such a call; empty if it is anything else. */
    static Optional<CallShape> of(List<Token> statement, Dialect dialect) {
        TokenReader reader = new TokenReader(statement);
        return reader.word("SELECT") ? selected(reader, dialect) : called(reader, dialect);
    }

    private static Optional<CallShape> called(TokenReader reader, Dialect dialect) {
        boolean braces = reader.symbol('{');
        boolean result = (braces || dialect != Dialect.POSTGRESQL) && reader.kind(TokenKind.PARAMETER);
        if (result && !reader.symbol('=')) {
            return Optional.empty();
        }
        if (!reader.word("CALL")) {
            return Optional.empty();
        }
        Form form = braces || result ? Form.ESCAPE : Form.CALL;
        Optional<CallShape> shape = named(reader, form, result, true);
        boolean closed = !braces || reader.symbol('}');
        return shape.filter(s -> closed && reader.atEnd());
    }

    private static Optional<CallShape> selected(TokenReader reader, Dialect dialect) {
        boolean rows = reader.symbol('*');
        if (rows && (dialect == Dialect.MARIADB || !reader.word("FROM"))) {
            return Optional.empty();
        }
        Optional<CallShape> shape = named(reader, rows ? Form.ROWS : Form.VALUE, false, false);
        if (reader.word("AS") || !reader.nextIsOneOf(Set.of("from"))) {
            reader.named();
        }
        if (!rows && dialect != Dialect.POSTGRESQL && reader.word("FROM") && !reader.oneOf(DUAL)) {
            return Optional.empty();
        }
        return shape.filter(s -> reader.atEnd());
    }

    private static Optional<CallShape> named(TokenReader reader, Form form, boolean result, boolean bare) {
        List<Token> name = name(reader);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        if (!reader.nextIsSymbol('(')) {
            return bare ? Optional.of(new CallShape(form, result, name, List.of())) : Optional.empty();
        }
        if (TokenReader.closing(reader.rest(), 0) < 0) {
            return Optional.empty();
        }
        List<List<Token>> arguments = reader.parenthesised();
        boolean none = arguments.size() == 1 && arguments.get(0).isEmpty();
        return Optional.of(new CallShape(form, result, name, none ? List.of() : arguments));
    }

    private static List<Token> name(TokenReader reader) {
        List<Token> rest = reader.rest();
        boolean qualified =
                rest.size() > 2 && rest.get(1).isSymbol('.') && rest.get(2).isName();
        if (rest.isEmpty() || !rest.get(0).isName()) {
            return List.of();
        }
        reader.skip();
        if (!qualified) {
            return List.of(rest.get(0));
        }
        reader.skip();
        reader.skip();
        return List.of(rest.get(0), rest.get(2));
    }

    /** The name of the routine, folded. */
    String folded() {
        return Names.fold(last().name());
    }

    Token last() {
        return name.get(name.size() - 1);
    }

    Optional<Token> schema() {
        return name.size() == 2 ? Optional.of(name.get(0)) : Optional.empty();
    }

    /** Whether every argument is a parameter of the statement. */
    boolean hasParametersOnly() {
        return arguments.stream()
                .allMatch(argument -> argument.size() == 1 && argument.get(0).kind() == TokenKind.PARAMETER);
    }

    /** The routine as messages show it. */
    String shown() {
        return name.stream().map(part -> "\"" + part.name() + "\"").collect(Collectors.joining(".", "routine ", ""));
    }
}
