package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RepetitionFilterTest {

    private static final String LIBRARY = "com.example.Scheduler";
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    private final RepetitionFilter filter = new RepetitionFilter();

    @Test
    void aLibraryIsHeardOnceInTenMinutes() {
        assertThat(at(0, LIBRARY, "no database")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(at(9 * MINUTE, LIBRARY, "no database")).isEqualTo(FilterReply.DENY);
        assertThat(at(9 * MINUTE, LIBRARY, "no disk")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(at(10 * MINUTE, LIBRARY, "no database")).isEqualTo(FilterReply.NEUTRAL);
    }

    @Test
    void whatWeSayIsAlwaysHeard() {
        assertThat(at(0, "dev.homeostat.Engine", "stopped")).isEqualTo(FilterReply.NEUTRAL);
        assertThat(at(1, "dev.homeostat.Engine", "stopped")).isEqualTo(FilterReply.NEUTRAL);
    }

    private FilterReply at(long millis, String logger, String message) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerName(logger);
        event.setMessage(message);
        event.setTimeStamp(millis);
        return filter.decide(event);
    }
}
