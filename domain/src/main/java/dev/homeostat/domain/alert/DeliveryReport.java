package dev.homeostat.domain.alert;

import java.time.Duration;

/**
 * What became of a notice on a channel, told afterwards.
 *
 * @param status a settled one
 * @param detail the receipt, or why not
 * @param age how long ago that was
 */
public record DeliveryReport(Notice notice, String channel, DeliveryStatus status, String detail, Duration age) {

    public DeliveryReport {
        if (!status.isSettled()) {
            throw new IllegalArgumentException("%s is nothing to report".formatted(status.word()));
        }
    }
}
