package dev.homeostat.bootstrap.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.homeostat.bootstrap.startup.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The log file in the state directory: everything, at most 14 days and 200 MB of it. */
public final class LogFile {

    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30} %msg%n%ex";

    private static volatile Optional<Path> current = Optional.empty();

    private LogFile() {}

    /**
     * Begins to log into {@code logs/homeostat.log} below the state directory, which is created. The first call
     * counts.
     *
     * @throws dev.homeostat.bootstrap.startup.StartupProblem when the directory cannot be written
     */
    public static synchronized void in(Path stateDirectory) {
        if (current.isPresent()) {
            return;
        }
        Path state = StateDirectory.open(stateDirectory);
        Path logs = state.resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw StateDirectory.unusable(state, e);
        }
        append(logs);
        current = Optional.of(logs.resolve("homeostat.log"));
    }

    /** The file, once there is one. */
    static Optional<Path> current() {
        return current;
    }

    private static void append(Path logs) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName("FILE");
        appender.setFile(logs.resolve("homeostat.log").toString());
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(PATTERN);
        encoder.start();
        appender.setEncoder(encoder);
        appender.setRollingPolicy(rolling(context, appender, logs));
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    private static SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling(
            LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path logs) {
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(appender);
        policy.setFileNamePattern(
                logs.resolve("homeostat.%d{yyyy-MM-dd}.%i.log").toString());
        policy.setMaxFileSize(FileSize.valueOf("20MB"));
        policy.setTotalSizeCap(FileSize.valueOf("200MB"));
        policy.setMaxHistory(14);
        policy.start();
        return policy;
    }
}
