package dev.homeostat.application;

import dev.homeostat.application.alert.port.HeartbeatPing;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.NoticeTerms;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * Through what a person is told.
 *
 * @param notifiers those that the terms name
 * @param ping told every minute that the engine is well, and nothing when it is not
 * @param jitter random numbers, 0 or more and less than 1
 * @param executor runs what must not keep others waiting, several tasks at a time
 */
public record NoticePorts(
        List<Notifier> notifiers,
        NoticeTerms terms,
        Optional<HeartbeatPing> ping,
        DoubleSupplier jitter,
        Executor executor) {

    /** Nobody is told of anything. */
    public static final NoticePorts NONE =
            new NoticePorts(List.of(), NoticeTerms.toAll(List.of()), Optional.empty(), () -> 0.5, Runnable::run);

    public NoticePorts {
        notifiers = List.copyOf(notifiers);
    }
}
