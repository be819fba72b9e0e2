package io.kmsenc.schema;

/**
 * How one secret column is kept.
 *
 * @param identity what the ciphertext is bound to: {@code column:<name>} or {@code column:<id>} for a randomized
 *     column, {@code group:<name>} for a deterministic one (a column alone is its own group). Part of the AAD, so a
 *     ciphertext can't be moved to a column of another identity; and for deterministic columns what chooses the key.
 * @param plaintextAllowed whether rows that are not encrypted yet are read as they are
 * @param equality which texts of a deterministic text column are equal; undeclared for any other column
 * @param perScope whether values that were written under two scopes are never equal, so that a deterministic column has a
 *     key for each scope
 */
public record ColumnRule(
        ColumnName name,
        ColumnMode mode,
        DeclaredType declared,
        String identity,
        boolean plaintextAllowed,
        Equality equality,
        boolean perScope) {

    /** A rule whose values are compared whatever their scope. */
    public ColumnRule(
            ColumnName name,
            ColumnMode mode,
            DeclaredType declared,
            String identity,
            boolean plaintextAllowed,
            Equality equality) {
        this(name, mode, declared, identity, plaintextAllowed, equality, false);
    }

    /** A rule of a type without size that declares no equality. */
    public ColumnRule(ColumnName name, ColumnMode mode, LogicalType type, String identity, boolean plaintextAllowed) {
        this(name, mode, DeclaredType.of(type), identity, plaintextAllowed, Equality.UNDECLARED);
    }

    /** A rule of a type without size. */
    public ColumnRule(
            ColumnName name,
            ColumnMode mode,
            LogicalType type,
            String identity,
            boolean plaintextAllowed,
            Equality equality) {
        this(name, mode, DeclaredType.of(type), identity, plaintextAllowed, equality);
    }

    public LogicalType type() {
        return declared.type();
    }

    public boolean deterministic() {
        return mode == ColumnMode.DETERMINISTIC;
    }

    /** Whether a stored value of this column can be compared for equality with one of the other. */
    public boolean comparableWith(ColumnRule other) {
        return deterministic()
                && other.deterministic()
                && declared.comparableWith(other.declared)
                && perScope == other.perScope
                && identity.equals(other.identity);
    }
}
