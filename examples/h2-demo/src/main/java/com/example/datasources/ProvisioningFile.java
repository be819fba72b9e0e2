package com.example.datasources;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads data sources from a file in the format of Grafana's provisioning (the keys of version 1 of its
 * {@code datasources}). Values are taken as they are written; variables are not expanded. It is read completely or
 * refused.
 */
public final class ProvisioningFile {

    private static final int MAX_BYTES = 1 << 20;
    private static final Set<String> FILE_KEYS = Set.of("apiVersion", "datasources");

    private final YamlDocument document;

    private ProvisioningFile(String source) {
        this.document = new YamlDocument(source);
    }

    /**
     * The data sources in a file.
     *
     * @throws ProvisioningException if it can't be read, or anything in it is not as it should be
     */
    public static List<DataSourceEntry> read(Path file) throws ProvisioningException {
        String source = file.toString();
        try {
            if (Files.isDirectory(file)) {
                throw new ProvisioningException(source, "is a directory; name a YAML file");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new ProvisioningException(source, "is larger than " + MAX_BYTES + " bytes; split it");
            }
            return parse(source, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw new ProvisioningException(source, "does not exist; name a YAML file");
        } catch (IOException e) {
            throw new ProvisioningException(source, "can't be read; check its permissions");
        }
    }

    /**
     * The data sources in the bytes of a file.
     *
     * @param source the name under which errors speak of it
     * @throws ProvisioningException if anything in it is not as it should be
     */
    public static List<DataSourceEntry> parse(String source, byte[] utf8) throws ProvisioningException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            return new ProvisioningFile(source).entries(text);
        } catch (CharacterCodingException e) {
            throw new ProvisioningException(source, "is not UTF-8; save it as UTF-8");
        }
    }

    private List<DataSourceEntry> entries(String text) throws ProvisioningException {
        Node root = document.parse(text);
        Map<String, Node> file = document.mapping(root, "the file");
        document.refuseUnknownKeys(file, FILE_KEYS, "the file");
        checkVersion(root, file.get("apiVersion"));
        Node list = file.get("datasources");
        if (list == null) {
            throw document.problem(root, "the file has no \"datasources\"; add it");
        }
        List<DataSourceEntry> entries = new ArrayList<>();
        Map<String, Integer> lines = new HashMap<>();
        EntryReader reader = new EntryReader(document);
        for (Node node : document.sequence(list, "\"datasources\"")) {
            DataSourceEntry entry = reader.read(node);
            Integer earlier = lines.put(entry.name(), YamlDocument.line(node.getStartMark()));
            if (earlier != null) {
                throw document.problem(
                        node, "\"" + entry.name() + "\" is the name of line " + earlier + " too; rename one");
            }
            entries.add(entry);
        }
        if (entries.isEmpty()) {
            throw document.problem(list, "\"datasources\" is empty; list at least one");
        }
        return entries;
    }

    private void checkVersion(Node root, @Nullable Node version) throws ProvisioningException {
        if (version == null) {
            throw document.problem(root, "\"apiVersion\" is missing; write \"apiVersion: 1\"");
        }
        boolean known = version instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.INT)
                && scalar.getValue().equals("1");
        if (!known) {
            throw document.problem(version, "\"apiVersion\" is not known; only version 1 is");
        }
    }
}
