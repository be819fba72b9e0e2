package io.kmsenc.it.applications.migrations;

import io.kmsenc.it.applications.SampleApplication;
import io.kmsenc.sql.Dialect;
import java.sql.Connection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.ClassLoaderResourceAccessor;

/** Migrates the store with Liquibase's own change types, and works on it with plain JDBC. */
public final class LiquibaseApplication implements SampleApplication {

    // held on to, or its level would be forgotten; it prints the change sets that are refused
    private static final Logger LOG = Logger.getLogger("liquibase");

    static {
        LOG.setLevel(Level.OFF);
    }

    @Override
    public String framework() {
        return "liquibase-jdbc";
    }

    @Override
    public List<String> columns() {
        return StoreWork.COLUMNS;
    }

    @Override
    @SuppressWarnings("deprecation") // the command framework that replaces it prints a banner
    public void run(DataSource database, Dialect dialect) throws Exception {
        for (int again = 0; again < 2; again++) {
            try (Connection connection = database.getConnection();
                    Liquibase liquibase = new Liquibase(
                            "io/kmsenc/it/applications/liquibase/changes.xml",
                            new ClassLoaderResourceAccessor(),
                            new JdbcConnection(connection))) {
                liquibase.update(new Contexts(), new LabelExpression());
            }
        }
        new StoreWork(database, dialect).run();
    }
}
