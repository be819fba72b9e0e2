package io.kmsenc.sql;

/**
 * A column of a table as one of a query's sources gives it.
 *
 * @param column by the name that the database keeps
 */
record Place(Source source, Identifier column) {}
