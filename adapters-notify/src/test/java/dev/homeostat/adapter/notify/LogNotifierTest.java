package dev.homeostat.adapter.notify;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.audit.Severity;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LogNotifierTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(LogNotifier.class);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();

    @BeforeEach
    void listen() {
        heard.start();
        logger.addAppender(heard);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(heard);
    }

    @Test
    void writesTitleEpisodeAndBodyAsGravelyAsTheNoticeIs() {
        assertThat(new LogNotifier().deliver(notice(Severity.CRITICAL))).isEqualTo(new Delivery.Delivered("logged"));
        new LogNotifier().deliver(notice(Severity.INFO));

        assertThat(heard.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR, Level.WARN);
        assertThat(heard.list.getFirst().getFormattedMessage())
                .isEqualTo("notice: the site does not work (breaker/site)\n  It answered 500.\n  It waits.");
    }

    private static Notice notice(Severity severity) {
        return new Notice(
                new NoticeId(new UUID(1, 1)),
                Episode.of("breaker/site"),
                Notice.Kind.OPENED,
                severity,
                "the site does not work",
                "It answered 500.\nIt waits.",
                Instant.EPOCH);
    }
}
