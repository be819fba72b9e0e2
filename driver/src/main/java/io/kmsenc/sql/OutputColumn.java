package io.kmsenc.sql;

/** A column of a relation or a query: its name and where its values come from. */
record OutputColumn(Identifier name, Origin origin) {}
