package io.kmsenc.it.applications.jooq;

import io.kmsenc.it.applications.SampleApplication;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.MappedSchema;
import org.jooq.conf.RenderMapping;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.Settings;
import org.jooq.conf.StatementType;
import org.jooq.impl.DSL;

/** Makes the tables with jOOQ's DSL and works on them, with quoted and qualified names as jOOQ has them by default. */
public final class JooqApplication implements SampleApplication {

    @Override
    public String framework() {
        return "jooq";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "customers.email = deterministic",
                "customers.phone = deterministic",
                "customers.card_token = randomized",
                "customers.note = randomized",
                "rentals.remark = randomized",
                "payments.card_reference = deterministic",
                "payments.card_number = randomized",
                "subscribers.email = deterministic group=customers.email",
                "subscribers.leave_token = randomized",
                "documents.content = randomized binary");
    }

    @Override
    public void run(DataSource database, Dialect dialect) throws SQLException {
        DSLContext shop = DSL.using(database, sqlDialect(dialect), settings(database, dialect));
        new RentalDefinitions(shop).run();
        new RentalWrites(shop, dialect).run();
        new RentalReads(shop, dialect).run();
        Settings careful = settings(database, dialect).withExecuteWithOptimisticLocking(true);
        new RentalRecords(shop, DSL.using(database, sqlDialect(dialect), careful)).run();
        Settings inlined = settings(database, dialect).withStatementType(StatementType.STATIC_STATEMENT);
        new RentalLiterals(DSL.using(database, sqlDialect(dialect), inlined)).run();
    }

    private static SQLDialect sqlDialect(Dialect dialect) {
        return switch (dialect) {
            case H2 -> SQLDialect.H2;
            case POSTGRESQL -> SQLDialect.POSTGRES;
            case MARIADB -> SQLDialect.MARIADB;
        };
    }

    private static Settings settings(DataSource database, Dialect dialect) throws SQLException {
        try (Connection connection = database.getConnection()) {
            String schema = dialect == Dialect.MARIADB ? connection.getCatalog() : connection.getSchema();
            return new Settings()
                    .withRenderNameCase(dialect == Dialect.H2 ? RenderNameCase.UPPER : RenderNameCase.AS_IS)
                    .withRenderMapping(new RenderMapping()
                            .withSchemata(new MappedSchema().withInput("shop").withOutput(schema)));
        }
    }
}
