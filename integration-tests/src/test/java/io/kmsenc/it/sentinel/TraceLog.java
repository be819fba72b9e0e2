package io.kmsenc.it.sentinel;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.FileAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/**
 * Writes everything that anyone in this process logs, at the finest level, to two files: slf4j, by which kmsenc, the AWS
 * SDK, H2 and MariaDB's driver log, and java.util.logging, by which PostgreSQL's driver and the JDK's HTTP client do.
 * Closing restores the levels.
 */
final class TraceLog implements AutoCloseable {

    private static final String MARIADB = "org.mariadb.jdbc";
    // The JDK forgets a logger, and its level, that nobody holds; one made anew no longer speaks for the JDK's own
    // classes.
    private static final Map<String, Logger> KEPT = new ConcurrentHashMap<>();

    private final FileAppender<ILoggingEvent> appender = new FileAppender<>();
    private final Appender<ILoggingEvent> console;
    private final FileHandler handler;
    private final Map<Logger, Level> levels = new LinkedHashMap<>();
    private final Map<ch.qos.logback.classic.Logger, ch.qos.logback.classic.Level> slf4jLevels = new LinkedHashMap<>();

    TraceLog(Path folder) throws IOException {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d %level %thread %logger %msg %kvp%n%ex{full}");
        encoder.start();
        appender.setContext(context);
        appender.setFile(folder.resolve("slf4j.log").toString());
        appender.setEncoder(encoder);
        appender.start();
        ch.qos.logback.classic.Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.addAppender(appender);
        level(root, ch.qos.logback.classic.Level.TRACE);
        level(context.getLogger(MARIADB), ch.qos.logback.classic.Level.TRACE);
        // the console stays readable
        console = root.getAppender("STDOUT");
        root.detachAppender(console);
        handler = new FileHandler(folder.resolve("jul.log").toString());
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.ALL);
        Logger julRoot = Logger.getLogger("");
        julRoot.addHandler(handler);
        level("", Level.ALL);
        level("org.postgresql", Level.ALL);
    }

    /** Silences a logger of the AWS SDK or the JDK that prints whole requests, session token included. */
    void silence(String slf4j, String jul) {
        level((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(slf4j), ch.qos.logback.classic.Level.INFO);
        level(jul, Level.INFO);
    }

    private void level(ch.qos.logback.classic.Logger logger, ch.qos.logback.classic.Level level) {
        slf4jLevels.put(logger, logger.getLevel());
        logger.setLevel(level);
    }

    private void level(String name, Level level) {
        Logger logger = KEPT.computeIfAbsent(name, Logger::getLogger);
        levels.put(logger, logger.getLevel());
        logger.setLevel(level);
    }

    @Override
    public void close() {
        slf4jLevels.forEach(ch.qos.logback.classic.Logger::setLevel);
        ch.qos.logback.classic.Logger root =
                (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(appender);
        root.addAppender(console);
        appender.stop();
        levels.forEach(Logger::setLevel);
        Logger.getLogger("").removeHandler(handler);
        handler.close();
    }
}
