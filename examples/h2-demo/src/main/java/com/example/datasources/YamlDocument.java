package com.example.datasources;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML text as nodes that still know their line. Nothing is constructed from tags, and aliases, with which a small
 * file can stand for a huge one, are refused.
 */
final class YamlDocument {

    private static final int MAX_DEPTH = 20;

    private final String source;

    YamlDocument(String source) {
        this.source = source;
    }

    /** The root node; an empty document is refused. */
    Node parse(String text) throws ProvisioningException {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(MAX_DEPTH);
        Yaml yaml = new Yaml(options);
        try {
            refuseAliases(yaml.parse(new StringReader(text)));
            Node root = yaml.compose(new StringReader(text));
            if (root == null) {
                throw new ProvisioningException(source, "is empty; list the data sources under \"datasources\"");
            }
            return root;
        } catch (MarkedYAMLException e) {
            throw syntaxError(e);
        } catch (YAMLException e) {
            throw new ProvisioningException(source, "can't be read as YAML: " + firstLine(e) + "; simplify it");
        }
    }

    private void refuseAliases(Iterable<Event> events) throws ProvisioningException {
        for (Event event : events) {
            if (event instanceof AliasEvent) {
                throw new ProvisioningException(
                        source, line(event.getStartMark()), "aliases are not accepted; write the value out");
            }
        }
    }

    // The exception's own message quotes lines of the file, and the end of its problem the tag that it is about: a
    // password that begins with an exclamation mark is one.
    private ProvisioningException syntaxError(MarkedYAMLException e) {
        Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
        String problem =
                "can't be read as YAML: " + String.valueOf(e.getProblem()).replaceFirst("(: |(?<=tag handle) ).*", "")
                        + "; correct it or quote it";
        return mark == null
                ? new ProvisioningException(source, problem)
                : new ProvisioningException(source, line(mark), problem);
    }

    private static String firstLine(YAMLException e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse("unreadable");
    }

    ProvisioningException problem(Node node, String problem) {
        return new ProvisioningException(source, line(node.getStartMark()), problem);
    }

    static int line(Mark mark) {
        return mark.getLine() + 1;
    }

    /** The entries of a mapping by key, in their order; keys are texts and none stands twice. */
    Map<String, Node> mapping(Node node, String what) throws ProvisioningException {
        if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
            throw problem(node, what + " must be a mapping of keys to values");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode(), "a key of " + what);
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw problem(tuple.getKeyNode(), what + " has the key \"" + key + "\" twice; remove one");
            }
        }
        return entries;
    }

    List<Node> sequence(Node node, String what) throws ProvisioningException {
        if (!(node instanceof SequenceNode sequence) || !node.getTag().equals(Tag.SEQ)) {
            throw problem(node, what + " must be a list");
        }
        return new ArrayList<>(sequence.getValue());
    }

    String text(Node node, String what) throws ProvisioningException {
        if (node instanceof ScalarNode scalar && node.getTag().equals(Tag.STR)) {
            return scalar.getValue();
        }
        throw problem(node, what + " must be a text; put it in quotes");
    }

    /** The text of a node that may be absent or null. */
    @Nullable
    String optionalText(@Nullable Node node, String what) throws ProvisioningException {
        return node == null || node.getTag().equals(Tag.NULL) ? null : text(node, what);
    }

    /** Refuses keys that are not known, each of which may be a misspelt one. */
    void refuseUnknownKeys(Map<String, Node> entries, Set<String> known, String what) throws ProvisioningException {
        for (Map.Entry<String, Node> entry : entries.entrySet()) {
            if (!known.contains(entry.getKey())) {
                throw problem(
                        entry.getValue(),
                        what + " has the unknown key \"" + entry.getKey() + "\"; remove it or correct its name");
            }
        }
    }
}
