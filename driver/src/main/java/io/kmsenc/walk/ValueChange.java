package io.kmsenc.walk;

/** What is to become of the values of a column. Several threads ask at once. */
@FunctionalInterface
public interface ValueChange {

    /**
     * The value that is to stand in place of another.
     *
     * @param column the index of the column among those that are looked at
     * @param stored a string or a byte array, never null; not changed
     * @return {@code stored} itself where it is right as it is
     * @throws UnchangeableValueException if it can't be changed, and nothing but the value is to blame: the walk goes on
     * @throws WalkException if the walk can't go on
     */
    Object change(int column, Object stored);
}
