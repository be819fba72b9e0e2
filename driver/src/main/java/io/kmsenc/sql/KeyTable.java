package io.kmsenc.sql;

import java.util.List;
import java.util.Set;

/** The table of encrypted data keys: whoever may read it may, but nobody writes it through kmsenc. */
final class KeyTable {

    static final String NAME = "kmsenc_data_keys";

    private static final Set<String> READS = Set.of("select", "with", "table", "show", "describe", "desc");
    private static final Set<String> WRITES =
            Set.of("insert", "update", "delete", "merge", "replace", "truncate", "drop", "alter", "create", "into");

    private KeyTable() {}

    static void check(List<Token> tokens) {
        Token first = tokens.get(0);
        boolean reads = first.isSymbol('(') || READS.contains(Names.fold(first.text()));
        boolean writes = tokens.stream()
                .anyMatch(t -> t.kind() == TokenKind.OPAQUE
                        || t.kind() == TokenKind.BROKEN
                        || (t.kind() == TokenKind.WORD && WRITES.contains(Names.fold(t.text()))));
        if (!reads || writes) {
            throw RefusalCode.KEY_TABLE.at("table \"" + NAME + "\"", "is written by kmsenc alone");
        }
    }
}
