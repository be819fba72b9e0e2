package io.kmsenc.it.generated;

import io.kmsenc.sql.Dialect;
import java.util.ArrayList;
import java.util.List;

/** The text of a statement and its parameters, while a tree prints itself. Not for several threads at once. */
final class Rendering {

    private final Dialect dialect;
    private final StringBuilder sql = new StringBuilder();
    private final List<Operand> parameters = new ArrayList<>();

    Rendering(Dialect dialect, Node statement) {
        this.dialect = dialect;
        statement.print(this);
    }

    void text(String text) {
        sql.append(text);
    }

    void operand(Operand operand) {
        if (operand.form() == Operand.PARAMETER) {
            sql.append('?');
            parameters.add(operand);
        } else {
            sql.append(Literals.of(dialect, operand));
        }
    }

    String sql() {
        return sql.toString();
    }

    List<Operand> parameters() {
        return List.copyOf(parameters);
    }
}
