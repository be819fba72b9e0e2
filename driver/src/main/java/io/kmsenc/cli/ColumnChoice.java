package io.kmsenc.cli;

import io.kmsenc.schema.ColumnRule;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** The option that chooses columns. For one run of a command. */
final class ColumnChoice {

    @Option(
            names = "--column",
            paramLabel = "NAME",
            description = "[schema.]table.column as [columns] has it; may be repeated; by default every one")
    private List<String> names = List.of();

    private final Set<String> found = new HashSet<>();

    boolean chosen(ColumnRule rule) {
        String name = rule.name().dotted();
        found.add(name);
        return names.isEmpty() || names.stream().anyMatch(each -> folded(each).equals(name));
    }

    /** @throws CommandException if a name was given that {@link #chosen} was never asked about */
    void requireFound() {
        names.stream().filter(name -> !found.contains(folded(name))).findFirst().ifPresent(name -> {
            throw new CommandException("--column: " + name
                    + ": is none of [columns], or no table of the database has it; give one of these");
        });
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
