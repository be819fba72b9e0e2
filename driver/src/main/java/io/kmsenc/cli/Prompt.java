package io.kmsenc.cli;

import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a person for something that is not to be seen as it is typed. */
@FunctionalInterface
interface Prompt {

    /** What was typed, or null if the input has ended. */
    char @Nullable [] ask(String question);

    /** The terminal at which the command was started; empty for a pipe, a job or a service. */
    @SuppressWarnings("SystemConsoleNull")
    static Optional<Prompt> ofTerminal() {
        Console console = System.console();
        return console == null || !isTerminal(console)
                ? Optional.empty()
                : Optional.of(question -> console.readPassword("%s", question));
    }

    // From Java 22 on there is a console without a terminal, too, and a method that tells so.
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
