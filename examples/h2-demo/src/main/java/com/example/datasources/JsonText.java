package com.example.datasources;

import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes YAML nodes as JSON (RFC 8259) without spaces. */
final class JsonText {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final YamlDocument document;
    private final StringBuilder out = new StringBuilder();

    JsonText(YamlDocument document) {
        this.document = document;
    }

    /** An object of the given members, in their order. */
    String object(Map<String, Node> members) throws ProvisioningException {
        out.setLength(0);
        writeObject(members);
        return out.toString();
    }

    private void writeObject(Map<String, Node> members) throws ProvisioningException {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, Node> member : members.entrySet()) {
            out.append(separator);
            writeString(member.getKey());
            out.append(':');
            write(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private void write(Node node) throws ProvisioningException {
        if (node instanceof ScalarNode scalar) {
            writeScalar(scalar);
        } else if (node instanceof SequenceNode) {
            writeArray(document.sequence(node, "a setting").iterator());
        } else {
            writeObject(document.mapping(node, "a setting"));
        }
    }

    private void writeArray(Iterator<Node> elements) throws ProvisioningException {
        out.append('[');
        while (elements.hasNext()) {
            write(elements.next());
            out.append(elements.hasNext() ? "," : "");
        }
        out.append(']');
    }

    private void writeScalar(ScalarNode scalar) throws ProvisioningException {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP)) {
            writeString(scalar.getValue());
        } else if (tag.equals(Tag.NULL)) {
            out.append("null");
        } else if (tag.equals(Tag.BOOL)) {
            out.append(isTrue(scalar.getValue()));
        } else if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT))
                && NUMBER.matcher(scalar.getValue()).matches()) {
            out.append(scalar.getValue());
        } else {
            throw document.problem(
                    scalar, "a setting is neither text, number, true, false nor null as JSON has them; quote it");
        }
    }

    // YAML 1.1 has three words for it, in any of three letter cases.
    private static boolean isTrue(String word) {
        return word.equalsIgnoreCase("true") || word.equalsIgnoreCase("yes") || word.equalsIgnoreCase("on");
    }

    private void writeString(String text) {
        out.append('"');
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        out.append('"');
    }
}
