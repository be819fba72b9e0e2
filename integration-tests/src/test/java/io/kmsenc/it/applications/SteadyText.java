package io.kmsenc.it.applications;

/** An SQL text without what differs from run to run and from machine to machine. */
final class SteadyText {

    private SteadyText() {}

    /**
     * The text as a file can keep it: without empty lines.
     *
     * @param database the name of the database it was sent to
     */
    static String of(String text, String database) {
        String steady = text.replace(database, "app")
                // Flyway names its lock by a hash of the database's name
                .replaceAll("'Flyway--?\\d+'", "'Flyway-1'")
                // Liquibase writes who holds its lock, and numbers its runs by the clock
                .replaceAll("LOCKEDBY = '[^']+'", "LOCKEDBY = 'host'")
                .replaceAll("'\\d{10}'\\)$", "'1')");
        return String.join(
                "\n",
                steady.lines()
                        .map(String::stripTrailing)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }
}
