package io.kmsenc.sql;

import io.kmsenc.schema.CiphertextSize;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.schema.LogicalType;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The type in the definition of a secret column. The declared one is replaced by one that keeps its ciphertexts; any other must
 * be one that keeps them already. For one definition.
 */
final class SecretType {

    private static final Set<String> ENCODINGS = Set.of("collate", "charset");

    private final TableRules table;
    private final ColumnRule rule;
    private final Dialect dialect;
    private final StorageTypes storage;
    private final List<StoredType> types;
    private ColumnType.@Nullable Kept kept;
    private boolean replaced;
    private String shown = "";

    /** @param types the type is added to it, if it is to be replaced */
    SecretType(TableRules table, ColumnRule rule, Dialect dialect, List<StoredType> types) {
        this.table = table;
        this.rule = rule;
        this.dialect = dialect;
        this.storage = StorageTypes.of(dialect);
        this.types = types;
    }

    /** Takes the type, and returns what the one that is sent keeps. */
    ColumnType.Kept read(TokenReader reader) {
        TypeText text = TypeText.of(reader.rest());
        shown = text.shown();
        if (StorageTypes.isDeclared(rule) && storage.names(rule, text.tokens())) {
            replace(text, reader.rest());
            text.tokens().forEach(token -> reader.skip());
            kept = ColumnType.Kept.CHARACTERS;
        } else {
            kept = ColumnType.read(reader, dialect);
            requireRoom(text);
        }
        return kept;
    }

    private void replace(TypeText text, List<Token> definition) {
        if (rule.name().schema().isPresent() && !table.qualified()) {
            throw RefusalCode.COLUMN_TYPE.at(
                    "column " + rule.name(),
                    "has a rule for the tables of one schema, and the definition names none",
                    "name the table with its schema");
        }
        boolean encoded = definition.subList(text.tokens().size(), definition.size()).stream()
                .anyMatch(SecretType::isEncoding);
        String sent = (encoded ? storage.withoutEncoding(rule) : storage.of(rule)).orElseThrow();
        types.add(new StoredType(text.start(), text.end(), rule, shown, sent));
        replaced = true;
    }

    private static boolean isEncoding(Token token) {
        return token.kind() == TokenKind.WORD
                && (ENCODINGS.contains(Names.fold(token.text())) || token.isWord("CHARACTER"));
    }

    private void requireRoom(TypeText text) {
        OptionalInt size = CiphertextSize.ofLongest(rule);
        if (kept == ColumnType.Kept.CHARACTERS
                && size.isPresent()
                && storage.capacity(text.tokens()) < size.getAsInt()) {
            throw mismatch("which is another type, and too short for its ciphertexts of up to " + size.getAsInt()
                    + " characters");
        }
    }

    /** Refuses a type that isn't known to keep ciphertexts. */
    void requireKept() {
        if (kept != null && ColumnType.keeps(kept, rule)) {
            return;
        }
        if (StorageTypes.isDeclared(rule)) {
            throw mismatch("which is neither that nor known to keep ciphertexts as they are");
        }
        throw unkept();
    }

    /** Refuses a character set or collation that the type of the column can't have. */
    void requireEncoding(String name) {
        if (name.equals("binary")) {
            kept = ColumnType.Kept.BYTES;
            requireKept();
        }
        if (replaced && rule.type() != LogicalType.TEXT && rule.type() != LogicalType.JSON) {
            throw mismatch("which has no character set and no collation");
        }
    }

    private Refused mismatch(String problem) {
        String usual = storage.usualName(rule).map(name -> name + ", or ").orElse("");
        String needed = storage.of(rule).orElseThrow();
        return RefusalCode.COLUMN_TYPE.at(
                "column " + rule.name(),
                "is declared " + rule.declared() + " and given " + shown + ", " + problem,
                "make it " + usual + needed + ", or declare in [columns] what it is");
    }

    private Refused unkept() {
        return RefusalCode.COLUMN_TYPE.at(
                "column " + rule.name(),
                rule.type().keptAsCharacters()
                        ? "is given a type that isn't known to keep text as it is"
                        : "is given a type that isn't known to keep bytes as they are");
    }
}
