package io.kmsenc.it.generated;

/**
 * The rule of a secret column.
 *
 * @param origin the group of a deterministic column, the column itself of a randomized one: values of one origin are alike
 */
record Secret(boolean deterministic, Type type, String origin) {

    /** As {@code [columns]} says it. */
    String rule() {
        return (deterministic ? "deterministic" : "randomized")
                + (type == Type.TEXT ? "" : " " + type.declared())
                + (deterministic ? " group=" + origin : "");
    }
}
