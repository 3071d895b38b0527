package dev.homeostat.application.alert;

import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A notice with how it stands on each of its channels. */
final class KeptNotice {

    final Notice notice;
    final boolean oneIsEnough;
    final Map<String, NoticeLine> lines = new LinkedHashMap<>();

    KeptNotice(Notice notice, boolean oneIsEnough) {
        this.notice = notice;
        this.oneIsEnough = oneIsEnough;
    }

    NoticeLine add(String channel, DeliveryStatus status) {
        return lines.computeIfAbsent(channel, key -> new NoticeLine(notice.id(), notice.at(), status));
    }

    Optional<NoticeLine> line(String channel) {
        return Optional.ofNullable(lines.get(channel));
    }

    Optional<NoticeLine> pending(String channel) {
        return line(channel).filter(line -> line.status == DeliveryStatus.PENDING);
    }

    boolean isSettled() {
        return lines.values().stream().allMatch(line -> line.status.isSettled());
    }

    /** Until when somebody is sending it on the channel, or anywhere if one channel is enough. */
    Optional<Instant> takenUntil(NoticeLine line) {
        Stream<NoticeLine> looked = oneIsEnough ? lines.values().stream() : Stream.of(line);
        return looked.flatMap(each -> each.takenUntil.stream()).max(Instant::compareTo);
    }

    void othersAreNotNeeded(Instant now) {
        lines.values().stream()
                .filter(line -> !line.status.isSettled())
                .forEach(line -> line.become(DeliveryStatus.NOT_NEEDED, "", now));
    }

    void callInTheNext(Instant now) {
        lines.values().stream()
                .filter(line -> line.status == DeliveryStatus.STANDBY)
                .findFirst()
                .ifPresent(line -> {
                    line.become(DeliveryStatus.PENDING, "", now);
                    line.nextTryAt = now;
                });
    }
}
