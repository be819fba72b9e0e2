package io.kmsenc.it.applications;

import com.zaxxer.hikari.HikariDataSource;
import io.kmsenc.KmsEncDriver;
import io.kmsenc.it.db.FreshDatabase;
import io.kmsenc.sql.Dialect;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What one run of an application sent.
 *
 * @param sent every SQL text, once each, in the order in which they were first sent, and as {@link Recorded} keeps them
 * @param refused those of them that kmsenc refused
 * @param endedByRefusal whether the run didn't come to its end, because it needed one of those
 */
record ApplicationRun(List<String> sent, List<String> refused, boolean endedByRefusal) {

    /**
     * Runs the application over a pool on the URL.
     *
     * @param ini the configuration of kmsenc, where the URL is one of its
     */
    static ApplicationRun over(String url, @Nullable Path ini, FreshDatabase database, SampleApplication application)
            throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            pool.setUsername(database.user());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(4);
            pool.setMinimumIdle(1);
            if (ini != null) {
                pool.addDataSourceProperty(KmsEncDriver.CONFIG, ini.toString());
            }
            RecordingDataSource recording = new RecordingDataSource(pool);
            boolean ended =
                    endedByRefusal(application, recording, database.kind().dialect());
            return new ApplicationRun(
                    steady(recording.texts(), database), steady(recording.refused(), database), ended);
        }
    }

    private static boolean endedByRefusal(SampleApplication application, DataSource database, Dialect dialect)
            throws Exception {
        try {
            application.run(database, dialect);
            return false;
        } catch (Exception e) {
            if (Refusable.isRefused(e)) {
                return true;
            }
            throw e;
        }
    }

    private static List<String> steady(Collection<String> texts, FreshDatabase database) {
        return texts.stream()
                .map(text -> SteadyText.of(text, database.name()))
                .distinct()
                .toList();
    }
}
