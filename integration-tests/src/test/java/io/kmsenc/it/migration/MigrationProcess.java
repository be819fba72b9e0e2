package io.kmsenc.it.migration;

import io.kmsenc.KmsEncOperations;
import io.kmsenc.it.app.Application;
import io.kmsenc.migration.MigrationListener;
import io.kmsenc.migration.MigrationOptions;
import io.kmsenc.migration.MigrationReport;
import io.kmsenc.migration.Operation;
import io.kmsenc.walk.WalkOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A process that runs one migration, to be killed: prints a line for each page, and ends with 0 if everything is done. */
final class MigrationProcess {

    private MigrationProcess() {}

    /**
     * Runs it.
     *
     * @param args URL, user, password, configuration, operation, and rows of a page
     */
    public static void main(String[] args) throws SQLException {
        int page = args.length > 5 ? Integer.parseInt(args[5]) : 10;
        MigrationOptions options = new MigrationOptions(List.of(), new WalkOptions(2, page, 200, 0, false), 0, false);
        try (KmsEncOperations operations =
                KmsEncOperations.open(args[0], Application.properties(args[1], args[2], Path.of(args[3])))) {
            MigrationReport report = operations.migrate(Operation.valueOf(args[4]), options, new MigrationListener() {
                private int pages;

                @Override
                public synchronized void walked(String table, long rows, long changed) {
                    System.out.println("page " + ++pages);
                }
            });
            System.exit(report.isDone() ? 0 : 3);
        }
    }
}
