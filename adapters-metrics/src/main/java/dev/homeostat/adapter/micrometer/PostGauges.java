package dev.homeostat.adapter.micrometer;

import dev.homeostat.application.watch.EngineEvent.PostsCounted;
import dev.homeostat.domain.post.PostStatus;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Posts as they were counted last. A count that is too old, because the store is away or another engine runs the account,
 * is not shown as if it were still true: the gauges are then not a number.
 */
final class PostGauges {

    static final Duration LIFETIME = Duration.ofMinutes(5);

    private record Count(PostsCounted posts, long atNanos) {}

    private final Clock clock;
    private volatile Optional<Count> latest = Optional.empty();

    PostGauges(MeterRegistry registry) {
        this.clock = registry.config().clock();
        for (PostStatus status : PostStatus.values()) {
            Gauge.builder(
                            "homeostat.posts",
                            this,
                            gauges -> gauges.value(posts -> posts.byStatus().getOrDefault(status, 0)))
                    .tag("status", status.word())
                    .register(registry);
        }
        Gauge.builder("homeostat.posts.for.person", this, gauges -> gauges.value(PostsCounted::forPerson))
                .register(registry);
    }

    void show(PostsCounted posts) {
        latest = Optional.of(new Count(posts, clock.monotonicTime()));
    }

    void forget() {
        latest = Optional.empty();
    }

    private double value(ToDoubleFunction<PostsCounted> asked) {
        return latest.filter(count -> clock.monotonicTime() - count.atNanos() <= LIFETIME.toNanos())
                .map(count -> asked.applyAsDouble(count.posts()))
                .orElse(Double.NaN);
    }
}
