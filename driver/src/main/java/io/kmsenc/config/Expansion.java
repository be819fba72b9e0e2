package io.kmsenc.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces {@code $__env{X}}, {@code ${X}} and {@code $__file{path}} in a value, once: what comes out is not looked at
 * again. The syntax is Grafana's ({@code pkg/setting/expanders.go}), and so is the trimming of white space around the
 * content of a file; that a reference must lead to something is ours, as is the refusal of a reference that is cut short.
 */
final class Expansion {

    static final Pattern REFERENCE = Pattern.compile("\\$(?:__(\\w+))?\\{([^}]*)(})?");

    /** More than any key, token or PEM file; bounds what a mistaken path can cost. */
    private static final int FILE_BYTES = 64 * 1024;

    private final Map<String, String> environment;
    private final Path workingDirectory;
    private final Findings findings;
    private final Set<String> mentioned = new HashSet<>();
    /** When the file that was written last was, of those that were read; null where none was. */
    private @Nullable Instant newest;

    Expansion(Map<String, String> environment, Path workingDirectory, Findings findings) {
        this.environment = environment;
        this.workingDirectory = workingDirectory;
        this.findings = findings;
    }

    /** The variables that some value refers to, expanded or not: those are in use, whatever their names look like. */
    Set<String> mentioned() {
        return Set.copyOf(mentioned);
    }

    /** When the newest of this file and all that were read was written. */
    Instant newest(Instant file) {
        return newest == null || newest.isBefore(file) ? file : newest;
    }

    /** Takes note of the variables that a value refers to. */
    void note(String value) {
        Matcher reference = REFERENCE.matcher(value);
        while (reference.find()) {
            mentioned.add(reference.group(2));
        }
    }

    /** The setting with its value expanded, or broken where a reference leads nowhere. */
    Setting expand(Setting setting) {
        if (setting.value() == null) {
            return setting;
        }
        note(setting.value());
        StringBuilder expanded = new StringBuilder();
        boolean whole = true;
        Matcher reference = REFERENCE.matcher(setting.value());
        while (reference.find()) {
            String found = resolve(setting, reference);
            whole &= found != null;
            reference.appendReplacement(expanded, Matcher.quoteReplacement(found == null ? "" : found));
        }
        reference.appendTail(expanded);
        return setting.withValue(whole ? expanded.toString() : null);
    }

    private @Nullable String resolve(Setting setting, Matcher reference) {
        String expander = reference.group(1) == null ? "env" : reference.group(1);
        String argument = reference.group(2);
        if (reference.group(3) == null || argument.isEmpty()) {
            return refuse(
                    setting,
                    "\"${\" or \"$__…{\" without a name and \"}\"; a value with these signs can be read with $__file{…}");
        }
        return switch (expander) {
            case "env" -> variable(setting, argument);
            case "file" -> file(setting, argument);
            default -> refuse(setting, "unknown reference; use $__env{…}, ${…} or $__file{…}");
        };
    }

    private @Nullable String variable(Setting setting, String name) {
        String value = environment.get(name);
        if (value == null) {
            return refuse(setting, "environment variable \"" + name + "\" is not set; set it or write the value here");
        }
        return value.isEmpty()
                ? refuse(setting, "environment variable \"" + name + "\" is empty; set it or remove the key")
                : value;
    }

    private @Nullable String file(Setting setting, String name) {
        try {
            Path path = workingDirectory.resolve(name);
            if (!Files.exists(path)) {
                return refuse(setting, "file \"" + name + "\" does not exist; create it or correct the path");
            }
            if (!Files.isReadable(path) || Files.isDirectory(path)) {
                return refuse(setting, "file \"" + name + "\" can't be read; it must be a file this process may read");
            }
            return content(setting, name, path);
        } catch (InvalidPathException e) {
            return refuse(setting, "$__file{…} holds no path; write $__file{/path/of/the/file}");
        } catch (CharacterCodingException e) {
            return refuse(setting, "file \"" + name + "\" is not UTF-8; store the value as UTF-8 text");
        } catch (IOException e) {
            return refuse(setting, "file \"" + name + "\" can't be read; check the file system");
        }
    }

    private @Nullable String content(Setting setting, String name, Path path) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(FILE_BYTES + 1);
        }
        // behind the reading, so that what is written meanwhile is not taken for old
        newest = newest(Files.getLastModifiedTime(path).toInstant());
        if (bytes.length > FILE_BYTES) {
            return refuse(setting, "file \"" + name + "\" is longer than 64 KiB; it can't be a setting");
        }
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString()
                .strip();
        return text.isEmpty() ? refuse(setting, "file \"" + name + "\" is empty; write the value into it") : text;
    }

    private @Nullable String refuse(Setting setting, String what) {
        findings.add(setting.line(), setting.place(), what);
        return null;
    }
}
