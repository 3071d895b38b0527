package dev.homeostat.adapter.micrometer;

import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Notice;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what becomes of notices on a channel, each try. */
final class CountedNotifier implements Notifier {

    private final Notifier notifier;
    private final MeterRegistry registry;

    CountedNotifier(Notifier notifier, MeterRegistry registry) {
        this.notifier = notifier;
        this.registry = registry;
    }

    @Override
    public String name() {
        return notifier.name();
    }

    @Override
    public Delivery deliver(Notice notice) {
        Delivery delivery = notifier.deliver(notice);
        registry.counter("homeostat.notices", "channel", name(), "result", word(delivery))
                .increment();
        return delivery;
    }

    private static String word(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered delivered -> "delivered";
            case Delivery.Refused refused -> "refused";
            case Delivery.TryLater later -> "try_later";
        };
    }
}
