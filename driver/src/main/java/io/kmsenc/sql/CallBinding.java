package io.kmsenc.sql;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.RoutineRule;
import io.kmsenc.sql.Routine.Direction;
import io.kmsenc.sql.Routine.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which secret columns the arguments and results of a call belong to, by one definition of the routine.
 *
 * @param arguments for each argument of the call
 * @param returned for the parameter before the call
 * @param results for each column of what it answers, as far as that is known
 */
record CallBinding(List<Argument> arguments, Optional<ColumnRule> returned, List<Optional<ColumnRule>> results) {

    /** @param takes whether the routine is given a value there */
    record Argument(Optional<ColumnRule> rule, boolean takes) {}

    /**
     * The binding of a call.
     *
     * @return empty if the routine doesn't take that many arguments, or isn't called in this way
     * @throws Refused if what is declared doesn't fit the routine
     */
    static Optional<CallBinding> of(CallShape shape, Routine routine, RoutineRule declared, Dialect dialect) {
        return new Binder(shape, routine, declared, dialect).binding();
    }

    /** Binds one call. For one thread, one use. */
    private static final class Binder {

        private final CallShape shape;
        private final Routine routine;
        private final RoutineRule declared;
        private final Dialect dialect;
        private final Map<Integer, ColumnRule> rules = new HashMap<>();

        Binder(CallShape shape, Routine routine, RoutineRule declared, Dialect dialect) {
            this.shape = shape;
            this.routine = routine;
            this.declared = declared;
            this.dialect = dialect;
        }

        Optional<CallBinding> binding() {
            List<Integer> called = called();
            if (called == null) {
                return Optional.empty();
            }
            if (!routine.trouble().isEmpty()) {
                throw refused(routine.trouble(), "define it anew without that, or send statements instead");
            }
            declared.numbered().forEach((number, rule) -> declare(number - 1, "parameter " + number, rule));
            declared.named().forEach((name, rule) -> declare(place(name), "parameter \"" + name + "\"", rule));
            declared.returned().ifPresent(this::requireReturned);
            List<Argument> arguments = called.stream()
                    .map(place -> new Argument(
                            Optional.ofNullable(rules.get(place)),
                            routine.parameters().get(place).direction().takes()))
                    .toList();
            return Optional.of(new CallBinding(arguments, returned(), results()));
        }

        /** The places of the parameters that the arguments are given to; null if the call isn't one of this routine. */
        private @Nullable List<Integer> called() {
            int given = shape.arguments().size();
            List<Integer> inputs = places(true);
            List<Integer> all = places(false);
            if (dialect != Dialect.POSTGRESQL) {
                boolean function = shape.result() || shape.form() == CallShape.Form.VALUE;
                boolean called = dialect == Dialect.H2 || function == routine.function();
                return called && given == all.size() ? all : null;
            }
            boolean selected = shape.form() == CallShape.Form.VALUE || shape.form() == CallShape.Form.ROWS;
            boolean other = routine.function() ? shape.form() == CallShape.Form.CALL : selected;
            boolean ofAll = given == all.size() && (!routine.function() || isEscapeOfAll());
            boolean mayLeaveOut = routine.function() || inputs.size() == all.size();
            boolean ofInputs = mayLeaveOut && given >= routine.required() && given <= inputs.size();
            return other ? null : ofAll ? all : ofInputs ? inputs.subList(0, given) : null;
        }

        // For OUT parameters the server takes away what the driver sends in their place.
        private boolean isEscapeOfAll() {
            return shape.form() == CallShape.Form.ESCAPE && !shape.result();
        }

        private List<Integer> places(boolean inputs) {
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < routine.parameters().size(); i++) {
                Direction direction = routine.parameters().get(i).direction();
                if (direction.takes() || (!inputs && direction == Direction.OUT)) {
                    places.add(i);
                }
            }
            return places;
        }

        private int place(String name) {
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < routine.parameters().size(); i++) {
                if (Names.fold(routine.parameters().get(i).name()).equals(Names.fold(name))) {
                    found.add(i);
                }
            }
            return found.size() == 1 ? found.get(0) : -1;
        }

        private void declare(int place, String shown, ColumnRule rule) {
            if (place < 0 || place >= routine.parameters().size()) {
                throw refused("has no " + shown + " in the database", "correct the entry in [routines]");
            }
            Parameter parameter = routine.parameters().get(place);
            requireStorage(shown, rule, parameter.storage());
            if (rules.putIfAbsent(place, rule) != null) {
                throw refused(shown + " is declared by its name and by its number", "keep one of them in [routines]");
            }
        }

        private void requireReturned(ColumnRule rule) {
            Catalog.Storage storage = routine.returned()
                    .orElseThrow(() -> refused(
                            "returns no single value of its own in the database",
                            "declare its OUT parameters in [routines] in place of return"));
            requireStorage("what it returns", rule, storage);
        }

        private void requireStorage(String shown, ColumnRule rule, Catalog.Storage storage) {
            boolean text = rule.type().keptAsCharacters();
            if (storage != (text ? Catalog.Storage.CHARACTERS : Catalog.Storage.BYTES)) {
                throw RefusalCode.COLUMN_TYPE.at(
                        shape.shown(), shown + " isn't of a type that keeps ciphertexts of column " + rule.name());
            }
        }

        private Optional<ColumnRule> returned() {
            List<Integer> outs = outs();
            if (outs.isEmpty() || dialect != Dialect.POSTGRESQL) {
                return declared.returned();
            }
            if (shape.result() && outs.size() > 1) {
                throw refused("answers several values, and \"? =\" takes one", "call it with a parameter for each");
            }
            return Optional.ofNullable(rules.get(outs.get(0)));
        }

        private List<Optional<ColumnRule>> results() {
            if (dialect != Dialect.POSTGRESQL) {
                boolean value = shape.form() != CallShape.Form.ROWS && routine.function();
                return value ? List.of(declared.returned()) : List.of();
            }
            List<Integer> outs = outs();
            if (outs.isEmpty()) {
                return List.of(declared.returned());
            }
            boolean one = shape.form() == CallShape.Form.VALUE && outs.size() > 1;
            if (one && outs.stream().anyMatch(rules::containsKey)) {
                throw refused(
                        "answers several values as one, in which none can be decrypted", "call it by SELECT * FROM");
            }
            return one
                    ? List.of()
                    : outs.stream().map(i -> Optional.ofNullable(rules.get(i))).toList();
        }

        private List<Integer> outs() {
            List<Integer> outs = new ArrayList<>();
            for (int i = 0; i < routine.parameters().size(); i++) {
                if (routine.parameters().get(i).direction() != Direction.IN) {
                    outs.add(i);
                }
            }
            return outs;
        }

        private Refused refused(String problem, String remedy) {
            return RefusalCode.ROUTINE_CALL.at(shape.shown(), problem, remedy);
        }
    }
}
