package dev.homeostat.application.alert;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.time.port.IdSource;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryPolicy;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.NoticeId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over all channels: what is due is sent, from the outbox, or from memory while that is away. Passes come one at
 * a time, every 10 s; a channel still at work on the pass before is left alone.
 *
 * <p>A notice reaches a channel at least once; twice only if the process or the store is lost between the delivery and
 * its record.
 */
public final class DeliverNotices {

    private static final Logger LOG = LoggerFactory.getLogger(DeliverNotices.class);
    private static final int MOST_IN_A_PASS = 50;

    private final RaiseNotices raised;
    private final NoticeOutbox outbox;
    private final List<Notifier> notifiers;
    private final IdSource ids;
    private final DoubleSupplier jitter;
    private final Executor lanes;
    private final Set<String> atWork = ConcurrentHashMap.newKeySet();
    private final Queue<Unrecorded> unrecorded = new ConcurrentLinkedQueue<>();

    private record Unrecorded(Dispatch dispatch, Delivery delivery, double jitter) {}

    /**
     * Delivers what is raised.
     *
     * @param notifiers those that the terms of {@code raised} name
     * @param jitter from 0 to 1, each time another
     * @param lanes gives each channel a thread, so that none waits for another
     */
    public DeliverNotices(
            RaiseNotices raised,
            NoticeOutbox outbox,
            List<Notifier> notifiers,
            IdSource ids,
            DoubleSupplier jitter,
            Executor lanes) {
        this.raised = raised;
        this.outbox = outbox;
        this.notifiers = List.copyOf(notifiers);
        this.ids = ids;
        this.jitter = jitter;
        this.lanes = lanes;
        Set<String> names = notifiers.stream().map(Notifier::name).collect(Collectors.toSet());
        if (!names.equals(new HashSet<>(raised.terms().channels()))) {
            throw new IllegalArgumentException("notices go to %s, but there is %s"
                    .formatted(
                            raised.terms().channels(), names.stream().sorted().toList()));
        }
    }

    public void execute() {
        NoticeSource source = raised.write() && recordLate() ? new FromOutbox() : new FromMemory();
        for (Notifier notifier : notifiers) {
            if (atWork.add(notifier.name())) {
                start(notifier, source);
            }
        }
    }

    private void start(Notifier notifier, NoticeSource source) {
        try {
            lanes.execute(() -> work(notifier, source));
        } catch (RuntimeException refused) {
            atWork.remove(notifier.name());
            LOG.warn("{} waits for the next pass: {}", notifier.name(), refused.toString());
        }
    }

    private void work(Notifier notifier, NoticeSource source) {
        try {
            serve(notifier, source);
        } catch (StoreUnavailable unavailable) {
            LOG.debug("{} goes on from memory: {}", notifier.name(), unavailable.getMessage());
        } catch (RuntimeException bug) {
            LOG.error("the pass over {} failed", notifier.name(), bug);
        } finally {
            atWork.remove(notifier.name());
        }
    }

    private void serve(Notifier notifier, NoticeSource source) {
        Optional<NoticeId> behind = Optional.empty();
        for (int sent = 0; sent < MOST_IN_A_PASS; sent++) {
            Optional<Dispatch> next = source.next(notifier.name(), behind);
            if (next.isEmpty()) {
                return;
            }
            Dispatch dispatch = next.get();
            Delivery delivery = deliver(notifier, dispatch);
            DeliveryStatus status = source.record(dispatch, delivery);
            log(dispatch, delivery, status);
            if (delivery instanceof Delivery.TryLater) {
                if (behind.isPresent() || !DeliveryPolicy.triesBehind(dispatch.attempts() + 1)) {
                    return;
                }
                behind = Optional.of(dispatch.notice().id());
            } else {
                behind = Optional.empty();
            }
        }
    }

    private static Delivery deliver(Notifier notifier, Dispatch dispatch) {
        try {
            return notifier.deliver(dispatch.notice());
        } catch (RuntimeException bug) {
            LOG.error("{} failed", notifier.name(), bug);
            return new Delivery.TryLater(
                    "the channel failed with " + bug.getClass().getSimpleName());
        }
    }

    private static void log(Dispatch dispatch, Delivery delivery, DeliveryStatus status) {
        switch (delivery) {
            case Delivery.Delivered done ->
                LOG.info(
                        "{} has notice {}: {}",
                        dispatch.channel(),
                        dispatch.notice().id(),
                        done.receipt());
            case Delivery.Refused refused ->
                LOG.error(
                        "{} refused notice {}: {}",
                        dispatch.channel(),
                        dispatch.notice().id(),
                        refused.reason());
            case Delivery.TryLater later ->
                LOG.warn(
                        "{} did not take notice {} ({}): {}",
                        dispatch.channel(),
                        dispatch.notice().id(),
                        status.word(),
                        later.reason());
        }
    }

    /** Records what could not be recorded when it happened; false when the outbox is still away. */
    private boolean recordLate() {
        try {
            for (Unrecorded late = unrecorded.peek(); late != null; late = unrecorded.peek()) {
                outbox.record(late.dispatch(), late.delivery(), late.jitter());
                unrecorded.remove(late);
            }
            return true;
        } catch (StoreUnavailable unavailable) {
            LOG.debug("the record waits: {}", unavailable.getMessage());
            return false;
        }
    }

    private NoticeId digestId() {
        return new NoticeId(ids.next());
    }

    private final class FromOutbox implements NoticeSource {

        @Override
        public Optional<Dispatch> next(String channel, Optional<NoticeId> behind) {
            return outbox.next(channel, behind, digestId(), raised.terms());
        }

        @Override
        public DeliveryStatus record(Dispatch dispatch, Delivery delivery) {
            Unrecorded result = new Unrecorded(dispatch, delivery, jitter.getAsDouble());
            if (delivery instanceof Delivery.Delivered) {
                raised.memory().tookAlso(dispatch.channel());
            }
            try {
                return outbox.record(dispatch, delivery, result.jitter());
            } catch (StoreUnavailable unavailable) {
                unrecorded.add(result);
                throw unavailable;
            }
        }
    }

    private final class FromMemory implements NoticeSource {

        @Override
        public Optional<Dispatch> next(String channel, Optional<NoticeId> behind) {
            return raised.memory().next(channel, behind, digestId());
        }

        @Override
        public DeliveryStatus record(Dispatch dispatch, Delivery delivery) {
            return raised.memory().record(dispatch, delivery, jitter.getAsDouble());
        }
    }
}
