package io.kmsenc.it.applications;

import com.zaxxer.hikari.HikariDataSource;
import io.kmsenc.KmsEncDriver;
import io.kmsenc.it.db.FreshDatabase;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one run of an application sent.
 *
 * @param sent every SQL text, once each, in the order in which they were first sent, and as {@link Recorded} keeps them
 * @param refused those of them that kmsenc refused
 */
record ApplicationRun(List<String> sent, List<String> refused) {

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
            application.run(recording, database.kind().dialect());
            return new ApplicationRun(
                    paragraphs(recording.texts(), database), paragraphs(recording.refused(), database));
        }
    }

    private static List<String> paragraphs(Collection<String> texts, FreshDatabase database) {
        return texts.stream()
                // Flyway's lock is named by a hash of the database's name
                .map(text -> text.replace(database.name(), "app").replaceAll("'Flyway--?\\d+'", "'Flyway-1'"))
                .map(Recorded::paragraph)
                .distinct()
                .toList();
    }
}
