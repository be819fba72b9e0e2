package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.sql.CallBinding.Argument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is sent in the place of the declared parameters of one call. For one thread, one use. */
final class CallArguments {

    // what a routine does with a value isn't known: it may be compared, so none is rounded or converted
    private static final ParameterForm COMPARED = new ParameterForm(false, Given.UNLIMITED, true, "");

    private final CallShape shape;
    private final List<Token> tokens;
    private final SecretOperands literals;
    private final Map<Integer, ColumnRule> parameters = new HashMap<>();
    private final List<Span> spans = new ArrayList<>();

    CallArguments(CallShape shape, List<Token> tokens, Dialect dialect) {
        this.shape = shape;
        this.tokens = tokens;
        this.literals = new SecretOperands(tokens, dialect);
    }

    /** @throws Refused if something else than a value stands in the place of a declared parameter */
    void bind(CallBinding binding) {
        if (shape.result()) {
            binding.returned().ifPresent(rule -> parameters.put(1, rule));
        }
        for (int i = 0; i < shape.arguments().size(); i++) {
            Argument argument = binding.arguments().get(i);
            if (argument.rule().isPresent()) {
                bind(shape.arguments().get(i), argument.rule().get(), i + 1);
            }
        }
    }

    private void bind(List<Token> argument, ColumnRule rule, int number) {
        Token value = value(argument);
        if (value != null && value.kind() == TokenKind.PARAMETER && value.value() instanceof Integer ordinal) {
            parameters.put(ordinal, rule);
        } else if (value != null && value.isLiteral()) {
            spans.add(literals.literal(value, rule, false));
        } else if (value == null || !value.isWord("NULL")) {
            throw RefusalCode.ROUTINE_CALL.at(
                    shape.shown(), "is given something else than one value as argument " + number);
        }
    }

    /** The one token of the argument, with the sign of a number. */
    private static @Nullable Token value(List<Token> argument) {
        boolean signed = argument.size() == 2
                && argument.get(0).isSymbol('-')
                && argument.get(1).kind() == TokenKind.NUMBER
                && argument.get(0).end() == argument.get(1).start();
        if (signed) {
            return argument.get(1).signed(argument.get(0));
        }
        return argument.size() == 1 ? argument.get(0) : null;
    }

    List<Optional<ColumnRule>> parameters() {
        return tokens.stream()
                .filter(token -> token.kind() == TokenKind.PARAMETER)
                .map(token -> Optional.ofNullable(parameters.get((Integer) token.value())))
                .toList();
    }

    Map<Integer, ParameterForm> forms() {
        Map<Integer, ParameterForm> forms = new HashMap<>();
        parameters.keySet().forEach(ordinal -> forms.put(ordinal, COMPARED));
        return forms;
    }

    /** The literals that are replaced, in the order of their places. */
    List<Span> spans() {
        return spans;
    }
}
