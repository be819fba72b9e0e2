package io.kmsenc.it.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a statement, which prints itself and knows what simpler pieces could stand in its place. Immutable.
 */
sealed interface Node {

    /** What may stand in place of what. */
    enum Kind {
        CONDITION("1 = 1"),
        TEXT("NULL"),
        INT("1"),
        BINARY("NULL"),
        QUERY(""),
        /** Something to select from. */
        RELATION(""),
        /** Nothing else may stand in its place. */
        PART("");

        private final String simplest;

        Kind(String simplest) {
            this.simplest = simplest;
        }
    }

    /** Fixed text. */
    record Text(String text) implements Node {}

    /** Text that can be written plainer. */
    record Either(String text, String plainer) implements Node {}

    /** A parameter or literal. */
    record Value(Operand operand) implements Node {}

    /** Pieces with text between them: one more text than pieces. */
    record Template(Kind kind, List<String> texts, List<Node> nodes) implements Node {}

    /** A piece that can be left out. */
    record Maybe(Node node) implements Node {}

    /** A list of which elements can be left out, down to some. */
    record Many(String separator, int least, List<Node> nodes) implements Node {}

    static Node text(String text) {
        return new Text(text);
    }

    /** A template: each {@code %} stands for a piece. */
    static Node of(Kind kind, String template, Node... nodes) {
        List<String> texts = List.of(template.split("%", -1));
        if (texts.size() != nodes.length + 1) {
            throw new IllegalArgumentException(template);
        }
        return new Template(kind, texts, List.of(nodes));
    }

    static Node part(String template, Node... nodes) {
        return of(Kind.PART, template, nodes);
    }

    static Node condition(String template, Node... nodes) {
        return of(Kind.CONDITION, template, nodes);
    }

    static Node maybe(String template, Node... nodes) {
        return new Maybe(part(template, nodes));
    }

    static Node many(List<Node> nodes) {
        return new Many(", ", 1, List.copyOf(nodes));
    }

    /** All pieces with commas between, none of which can be left out. */
    static Node list(List<Node> nodes) {
        return new Many(", ", nodes.size(), List.copyOf(nodes));
    }

    default void print(Rendering out) {
        if (this instanceof Text text) {
            out.text(text.text());
        } else if (this instanceof Either either) {
            out.text(either.text());
        } else if (this instanceof Value value) {
            out.operand(value.operand());
        } else if (this instanceof Maybe maybe) {
            maybe.node().print(out);
        } else if (this instanceof Template template) {
            for (int i = 0; i < template.nodes().size(); i++) {
                out.text(template.texts().get(i));
                template.nodes().get(i).print(out);
            }
            out.text(template.texts().get(template.nodes().size()));
        } else if (this instanceof Many many) {
            for (int i = 0; i < many.nodes().size(); i++) {
                out.text(i == 0 ? "" : many.separator());
                many.nodes().get(i).print(out);
            }
        }
    }

    private List<Node> children() {
        return this instanceof Template template
                ? template.nodes()
                : this instanceof Many many
                        ? many.nodes()
                        : this instanceof Maybe maybe ? List.of(maybe.node()) : List.of();
    }

    private Node with(List<Node> children) {
        return this instanceof Template template
                ? new Template(template.kind(), template.texts(), children)
                : this instanceof Many many
                        ? new Many(many.separator(), many.least(), children)
                        : new Maybe(children.get(0));
    }

    /** Every tree that is one step simpler, the greatest steps first. */
    default List<Node> simpler() {
        List<Node> all = new ArrayList<>(ownSteps());
        List<Node> children = children();
        for (int i = 0; i < children.size(); i++) {
            for (Node step : children.get(i).simpler()) {
                List<Node> changed = new ArrayList<>(children);
                changed.set(i, step);
                all.add(with(List.copyOf(changed)));
            }
        }
        return all;
    }

    private List<Node> ownSteps() {
        List<Node> steps = new ArrayList<>();
        if (this instanceof Maybe) {
            steps.add(text(""));
        } else if (this instanceof Either either && !either.text().equals(either.plainer())) {
            steps.add(text(either.plainer()));
        } else if (this instanceof Value value) {
            value.operand().simpler().forEach(operand -> steps.add(new Value(operand)));
        } else if (this instanceof Many many && many.nodes().size() > many.least()) {
            for (int i = 0; i < many.nodes().size(); i++) {
                List<Node> fewer = new ArrayList<>(many.nodes());
                fewer.remove(i);
                steps.add(new Many(many.separator(), many.least(), List.copyOf(fewer)));
            }
        } else if (this instanceof Template template && template.kind() != Kind.PART) {
            if (!template.kind().simplest.isEmpty()) {
                steps.add(text(template.kind().simplest));
            }
            template.nodes().forEach(node -> node.collect(template.kind(), steps));
        }
        return steps;
    }

    /** The outermost pieces of a kind. */
    private void collect(Kind kind, List<Node> found) {
        if (this instanceof Template template && template.kind() == kind) {
            found.add(this);
        } else {
            children().forEach(child -> child.collect(kind, found));
        }
    }
}
