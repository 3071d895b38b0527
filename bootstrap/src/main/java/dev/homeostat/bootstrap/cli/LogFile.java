package dev.homeostat.bootstrap.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import dev.homeostat.application.watch.LoggingWatcher;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.log.JsonLogEncoder;
import dev.homeostat.bootstrap.log.Mask;
import dev.homeostat.bootstrap.log.TextLogEncoder;
import dev.homeostat.bootstrap.startup.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The log file in the state directory: everything, at most 14 days and 200 MB of it. */
public final class LogFile {

    private static final String JSON = "json";
    private static final String PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{30} %msg%n%ex";

    /** The second is told to people at the terminal in other words. */
    private static final List<String> LOGGERS = List.of(Logger.ROOT_LOGGER_NAME, LoggingWatcher.class.getName());

    private static volatile Optional<Path> current = Optional.empty();
    private static volatile boolean ownsStandardError;

    private LogFile() {}

    /**
     * Begins to log into {@code logs/homeostat.log} below the state directory, which is created. The first call
     * counts.
     *
     * @throws dev.homeostat.bootstrap.startup.StartupProblem when the directory cannot be written
     */
    public static synchronized void of(LoadedConfig config) {
        if (current.isPresent()) {
            return;
        }
        Path state = StateDirectory.open(config.stateDirectory());
        Path logs = state.resolve("logs");
        try {
            Files.createDirectories(logs);
        } catch (IOException e) {
            throw StateDirectory.unusable(state, e);
        }
        String format = config.values().log().format();
        append(file(logs, encoder(format, Mask.of(config))));
        current = Optional.of(logs.resolve("homeostat.log"));
    }

    /** Where it is so configured, what is logged stands on standard error too, a JSON document a line, and nothing else. */
    static synchronized void takeStandardError(LoadedConfig config) {
        if (ownsStandardError || !config.values().log().stderr().equals(JSON)) {
            return;
        }
        ownsStandardError = true;
        Logger root = context().getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender("STDERR");
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setTarget("System.err");
        appender.setName("STDERR");
        appender.setContext(context());
        appender.setEncoder(encoder(JSON, Mask.of(config)));
        appender.addFilter(fromInfo());
        appender.start();
        append(appender);
    }

    /** Whether only JSON is to stand on standard error. */
    static boolean ownsStandardError() {
        return ownsStandardError;
    }

    /** The file, once there is one. */
    static Optional<Path> current() {
        return current;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static void append(Appender<ILoggingEvent> appender) {
        LOGGERS.forEach(logger -> context().getLogger(logger).addAppender(appender));
    }

    private static Encoder<ILoggingEvent> encoder(String format, Mask mask) {
        Encoder<ILoggingEvent> encoder =
                format.equals(JSON) ? new JsonLogEncoder(mask) : new TextLogEncoder(PATTERN, mask);
        encoder.setContext(context());
        encoder.start();
        return encoder;
    }

    private static ThresholdFilter fromInfo() {
        ThresholdFilter filter = new ThresholdFilter();
        filter.setLevel(Level.INFO.toString());
        filter.start();
        return filter;
    }

    private static Appender<ILoggingEvent> file(Path logs, Encoder<ILoggingEvent> encoder) {
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context());
        appender.setName("FILE");
        appender.setFile(logs.resolve("homeostat.log").toString());
        appender.setEncoder(encoder);
        appender.setRollingPolicy(rolling(context(), appender, logs));
        appender.start();
        return appender;
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
