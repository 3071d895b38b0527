package dev.homeostat.bootstrap.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets what a library says again and again, such as each look for a database that is away, through to the terminal once
 * in ten minutes; the log file has all of it. Named in {@code logback.xml}. Thread-safe.
 */
public final class RepetitionFilter extends Filter<ILoggingEvent> {

    private static final String OURS = "dev.homeostat.";
    private static final long AGAIN_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int MOST = 200;

    private final Map<String, Long> shown = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    };

    @Override
    public synchronized FilterReply decide(ILoggingEvent event) {
        if (event.getLoggerName().startsWith(OURS)) {
            return FilterReply.NEUTRAL;
        }
        String said = "%s %s %s".formatted(event.getLevel(), event.getLoggerName(), words(event));
        long now = event.getTimeStamp();
        long passed = now - shown.getOrDefault(said, now - AGAIN_MILLIS);
        // A clock that was set back must not silence it.
        if (passed >= 0 && passed < AGAIN_MILLIS) {
            return FilterReply.DENY;
        }
        shown.put(said, now);
        return FilterReply.NEUTRAL;
    }

    /** What is the same each time, where there is such a thing. */
    private static String words(ILoggingEvent event) {
        String pattern = event.getMessage();
        return pattern.replace("{}", "").isBlank() ? event.getFormattedMessage() : pattern;
    }
}
