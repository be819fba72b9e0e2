package io.kmsenc.sql;

/**
 * A name in a statement.
 *
 * @param text as the dialect keeps it: unquoted names folded
 * @param quoted whether it was written in quotes
 */
record Identifier(String text, boolean quoted) {

    /** A name that the database makes up, each by rules of its own. */
    static final Identifier UNTOLD = new Identifier("", true);

    /** A name as the database keeps it. */
    static Identifier kept(String name) {
        return new Identifier(name, true);
    }

    String folded() {
        return Names.fold(text);
    }

    /** Whether the two might be the same name to the database. */
    boolean resembles(Identifier other) {
        return folded().equals(other.folded());
    }

    /**
     * Whether the two, which resemble each other, are certainly the same name. Unquoted names in H2 are kept in a case
     * that its settings decide, and MariaDB's columns and aliases have no case at all.
     */
    boolean same(Identifier other, Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> text.equals(other.text);
            case H2 -> text.equals(other.text) || !quoted || !other.quoted;
            case MARIADB -> true;
        };
    }

    @Override
    public String toString() {
        return "\"" + text + "\"";
    }
}
