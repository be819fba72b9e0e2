package io.kmsenc.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables that the cases speak of, named as each dialect keeps them. */
final class SampleCatalog implements Catalog {

    private static final String DEFAULT_SCHEMA = "public";
    // a table that has a twin in another letter case
    private static final String TWIN = "twins";

    private static final Map<String, List<String>> TABLES = Map.ofEntries(
            Map.entry("public.customers", List.of("id", "name", "ssn", "email", "phone", "legacy", "photo", "city")),
            Map.entry("public.orders", List.of("id", "customer_id", "buyer_email", "total")),
            Map.entry("public.products", List.of("id", "name", "price")),
            Map.entry("public.people", List.of("id", "name", "email", "ssn")),
            Map.entry("public.secret", List.of("id", "secret")),
            Map.entry("vault.cards", List.of("id", "number", "owner")),
            Map.entry("public.cards", List.of("id", "number")),
            Map.entry("public.badges", List.of("id", "code")),
            Map.entry("public.members", List.of("id", "login", "nick")),
            Map.entry("public.drafts", List.of("id", "body", "title")),
            Map.entry("public.twins", List.of("id", "code")),
            Map.entry("public.pairs", List.of("id", "mark", "MARK")),
            Map.entry("public.customer_view", List.of("id", "ssn")));

    private final Dialect dialect;

    SampleCatalog(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Optional<Relation> resolve(Optional<String> schema, String name) {
        String in = schema.orElse(kept(DEFAULT_SCHEMA));
        boolean exists = TABLES.keySet().stream().anyMatch(t -> kept(t).equals(in + "." + name));
        return exists ? Optional.of(new Relation(in, name, !kept(TWIN).equals(name))) : Optional.empty();
    }

    @Override
    public List<Column> columns(Relation relation) {
        String key = (relation.schema() + "." + relation.name()).toLowerCase(Locale.ROOT);
        return TABLES.getOrDefault(key, List.of()).stream()
                .map(name -> new Column(
                        kept(name),
                        storage(key, name),
                        key.equals("public.members") ? "letter case" : "",
                        name.equals("body")))
                .toList();
    }

    private static Storage storage(String table, String column) {
        if (table.equals("public.badges")) {
            return Storage.OTHER;
        }
        return column.equals("photo") ? Storage.BYTES : Storage.CHARACTERS;
    }

    @Override
    public Set<String> dependents() {
        return Set.of("customer_view");
    }

    private String kept(String name) {
        return dialect == Dialect.H2 ? name.toUpperCase(Locale.ROOT) : name;
    }
}
