package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.audit.Severity;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link Notifier} must do. */
public interface NotifierContract {

    Notice NOTICE = new Notice(
            new NoticeId(new UUID(7, 9)),
            Episode.of("breaker/site"),
            Notice.Kind.OPENED,
            Severity.CRITICAL,
            "The site does not answer",
            "Five attempts failed.\nPosting is paused.",
            Instant.parse("2026-01-02T03:04:05Z"));

    /** A channel whose receiver takes everything. */
    Notifier working();

    /** A channel whose receiver is not there. */
    Notifier down();

    @Test
    default void givesAReceiptForWhatTheReceiverTook() {
        assertThat(working().deliver(NOTICE))
                .isInstanceOfSatisfying(Delivery.Delivered.class, delivered -> assertThat(delivered.receipt())
                        .isNotBlank());
    }

    @Test
    default void aReceiverThatIsNotThereIsAnAnswer() {
        assertThat(down().deliver(NOTICE))
                .isInstanceOfSatisfying(Delivery.TryLater.class, later -> assertThat(later.reason())
                        .isNotBlank());
    }

    @Test
    default void hasANameForTables() {
        assertThat(working().name()).matches("[a-z0-9][a-z0-9-]{0,31}");
    }
}
