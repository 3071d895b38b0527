package dev.homeostat.domain.alert;

import java.time.Duration;
import java.util.Optional;

/** What became of handing a notice to a channel. Texts hold neither secrets nor addresses that are secret. */
public sealed interface Delivery {

    /**
     * The receiver has it.
     *
     * @param receipt what the receiver said, such as a status or a message id
     */
    record Delivered(String receipt) implements Delivery {

        public Delivered {
            receipt = PlainText.line(receipt, Notice.LONGEST_TITLE);
        }
    }

    /** The receiver will never take it as it is. */
    record Refused(String reason) implements Delivery {

        public Refused {
            reason = PlainText.line(reason, Notice.LONGEST_TITLE);
        }
    }

    /**
     * It was not taken, or nobody knows, and may be later.
     *
     * @param retryAfter how long the receiver asks to be left alone
     */
    record TryLater(String reason, Optional<Duration> retryAfter) implements Delivery {

        public TryLater {
            reason = PlainText.line(reason, Notice.LONGEST_TITLE);
        }

        public TryLater(String reason) {
            this(reason, Optional.empty());
        }
    }
}
