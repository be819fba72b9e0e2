package io.kmsenc.sql;

import java.util.HashSet;
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

    private static final List<String> CUSTOMERS =
            List.of("id", "name", "ssn", "email", "phone", "legacy", "photo", "city");

    private static final Map<String, List<String>> TABLES = Map.ofEntries(
            Map.entry("public.customers", CUSTOMERS),
            Map.entry("public.orders", List.of("id", "customer_id", "buyer_email", "total")),
            Map.entry("public.products", List.of("id", "name", "price")),
            Map.entry("public.people", List.of("id", "name", "email", "ssn")),
            Map.entry("public.secret", List.of("id", "secret")),
            Map.entry("vault.cards", List.of("id", "number", "owner")),
            Map.entry("public.cards", List.of("id", "number")),
            Map.entry("public.badges", List.of("id", "code")),
            Map.entry("public.members", List.of("id", "login", "nick", "old")),
            Map.entry("public.drafts", List.of("id", "body", "title")),
            Map.entry("public.twins", List.of("id", "code")),
            Map.entry("public.pairs", List.of("id", "mark", "MARK")),
            // a part of customers, tables that customers is a part of, and one under a rule of the database
            Map.entry("public.customers_north", CUSTOMERS),
            Map.entry("public.persons", List.of("id", "name")),
            Map.entry("public.taxpayers", List.of("id", "ssn")),
            Map.entry("public.audit", List.of("id", "note")),
            // a plain table that another schema has a view with the name of
            Map.entry("vault.contacts", List.of("id", "mail")),
            Map.entry("public.customer_view", List.of("id", "ssn")),
            Map.entry("public.contacts", List.of("id", "mail", "tin")),
            Map.entry("public.contact_mails", List.of("mail")),
            Map.entry("public.lund_customers", List.of("id", "ssn", "email", "city")),
            Map.entry("public.all_mails", List.of("email")),
            Map.entry("public.towns", List.of("id", "city")),
            Map.entry("public.numbers", List.of("number")),
            Map.entry("public.hidden_view", List.of("id", "ssn")),
            Map.entry("public.loud_view", List.of("id", "ssn")),
            Map.entry("public.ada_view", List.of("id")),
            Map.entry("public.egg_view", List.of("id")),
            Map.entry("public.hen_view", List.of("id")),
            Map.entry("other.cards", List.of("id", "pan")),
            Map.entry("other.customers", List.of("id", "ssn")),
            Map.entry("other.orders", List.of("id", "buyer_email")),
            Map.entry("other.members", List.of("id", "login")));

    private static final Map<String, Backing> BACKINGS = Map.ofEntries(
            Map.entry("public.customer_view", view("SELECT id, ssn FROM customers")),
            Map.entry("public.contacts", view("SELECT id, email AS mail, ssn AS tin FROM customers")),
            Map.entry("public.contact_mails", view("SELECT c.mail FROM contacts c WHERE c.id > 0")),
            Map.entry(
                    "public.lund_customers", view("SELECT id, ssn, email, city FROM customers WHERE (city = 'Lund');")),
            Map.entry(
                    "public.all_mails",
                    view("SELECT email FROM customers UNION ALL SELECT orders.buyer_email FROM orders")),
            Map.entry("public.towns", view("SELECT id, city FROM customers")),
            Map.entry("public.numbers", view("SELECT c.number FROM vault.cards c")),
            Map.entry("public.hidden_view", new Backing.Unknown("is a view whose definition this user may not read")),
            Map.entry("public.loud_view", view("SELECT id, upper(ssn) AS ssn FROM customers")),
            Map.entry("public.ada_view", view("SELECT id FROM customers WHERE email = 'ada@example.org'")),
            Map.entry("public.egg_view", view("SELECT id FROM hen_view")),
            Map.entry("public.hen_view", view("SELECT id FROM egg_view")),
            // of the names of secret tables, in another schema, where rules without a schema hold for them too
            Map.entry("other.customers", view("SELECT id, ssn FROM customers")),
            Map.entry("other.orders", view("SELECT id, name FROM products")),
            Map.entry("other.members", view("SELECT id, email FROM customers")),
            Map.entry("other.cards", view("SELECT c.id, c.number FROM vault.cards c")));

    private static final List<String> FAMILY = List.of("customers_north", "persons", "taxpayers", "audit");
    private static final Set<String> SECRET = Set.of("cards", "customers", "orders", "members");
    private static final String SYNONYM = "patrons";
    private static final String ROUTINE = "store_customer";
    private static final String MOVER = "use_tenant";

    private final Dialect dialect;

    SampleCatalog(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Optional<Relation> resolve(Optional<String> schema, String name) {
        if (dialect == Dialect.H2 && name.equals(kept(SYNONYM))) {
            return resolve(schema, kept("customers"));
        }
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
                        name.equals("body"),
                        ""))
                .toList();
    }

    /** {@code id}, but for tables of one column and those that it tells nothing of. */
    @Override
    public Set<String> key(Relation relation) {
        return switch (relation.name().toLowerCase(Locale.ROOT)) {
            case "cards" -> Set.of(kept("id"), kept("number"));
            case "customers", "orders", "products", "members" -> Set.of(kept("id"));
            default -> Set.of();
        };
    }

    private static Storage storage(String table, String column) {
        if (table.equals("public.badges")) {
            return Storage.OTHER;
        }
        return column.equals("photo") ? Storage.BYTES : Storage.CHARACTERS;
    }

    @Override
    public Backing backing(Relation relation) {
        String key = (relation.schema() + "." + relation.name()).toLowerCase(Locale.ROOT);
        return switch (key) {
            case "public.customers_north" -> new Backing.Table(List.of(of("customers")), List.of(), false);
            case "public.persons", "public.taxpayers" ->
                new Backing.Table(List.of(), List.of(of("customers"), of("customers_north")), false);
            case "public.audit" -> new Backing.Table(List.of(), List.of(), true);
            default -> {
                Backing backing = BACKINGS.getOrDefault(key, Backing.Table.ALONE);
                // H2 writes through no view
                yield backing instanceof Backing.View view && dialect == Dialect.H2
                        ? new Backing.View(view.query(), false)
                        : backing;
            }
        };
    }

    @Override
    public Set<String> dependents() {
        Set<String> names = new HashSet<>(FAMILY);
        BACKINGS.keySet().stream()
                .map(key -> key.substring(key.indexOf('.') + 1))
                .filter(name -> !SECRET.contains(name))
                .forEach(names::add);
        names.add(SYNONYM);
        names.add(ROUTINE);
        return names;
    }

    @Override
    public List<Routine> routines(Optional<String> schema, String name) {
        return SampleRoutines.all(dialect).stream()
                .map(routine -> new Routine(
                        kept(routine.schema()),
                        kept(routine.name()),
                        routine.function(),
                        routine.parameters(),
                        routine.required(),
                        routine.returned(),
                        routine.trouble()))
                .filter(routine -> routine.name().equals(name))
                .filter(routine -> routine.schema().equals(schema.orElse(kept(DEFAULT_SCHEMA)))
                        || (schema.isEmpty() && name.equals(kept("twice"))))
                .toList();
    }

    @Override
    public Set<String> movers() {
        return Set.of(MOVER);
    }

    private static Backing view(String query) {
        return new Backing.View(query, true);
    }

    private Relation of(String table) {
        return new Relation(kept(DEFAULT_SCHEMA), kept(table));
    }

    private String kept(String name) {
        return dialect == Dialect.H2 ? name.toUpperCase(Locale.ROOT) : name;
    }
}
