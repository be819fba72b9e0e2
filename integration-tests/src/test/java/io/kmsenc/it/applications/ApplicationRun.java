package io.kmsenc.it.applications;

import com.zaxxer.hikari.HikariDataSource;
import io.kmsenc.KmsEncDriver;
import io.kmsenc.it.db.FreshDatabase;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of an application on one database. */
final class ApplicationRun {

    private ApplicationRun() {}

    /**
     * Runs the application over a pool on the URL.
     *
     * @param ini the configuration of kmsenc, where the URL is one of its
     * @return every SQL text that it sent, once each, in the order in which they were first sent
     */
    static List<String> over(String url, @Nullable Path ini, FreshDatabase database, SampleApplication application)
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
            return recording.texts().stream()
                    .map(text -> Recorded.paragraph(text.replace(database.name(), "app")))
                    .distinct()
                    .toList();
        }
    }
}
