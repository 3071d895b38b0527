package dev.homeostat.bootstrap.startup;

import dev.homeostat.adapter.web.ComponentReport;
import dev.homeostat.adapter.web.ComponentState;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The start of the program step by step: each step is timed, told in one line, and shown in the readiness document. It is
 * ready once all critical components are up, and says so once. Later changes of a component are told and shown as well.
 * Thread-safe.
 */
public final class StartUp {

    /** What is brought up, in this order. */
    public enum Component {
        DATABASE(true),
        BROWSER(true),
        /** The login at the site: a site that does not answer does not keep the program from its other work. */
        SITE(false),
        /** The loops and jobs, from the moment at which it is known who runs the account. */
        SCHEDULER(true);

        private final boolean critical;

        Component(boolean critical) {
            this.critical = critical;
        }

        /** The word by which it is told and shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Progress(Duration began, ComponentState state, Optional<Duration> took) {}

    private static final double MILLIS = 1_000;

    private final BiConsumer<String, ComponentReport> shown;
    private final Consumer<String> told;
    private final Supplier<Duration> clock;
    private final Map<Component, Progress> components = new EnumMap<>(Component.class);
    private boolean ready;

    /**
     * A start of which nothing is done yet: all components count as starting.
     *
     * @param shown where the readiness of components is shown
     * @param told takes one line at a time
     * @param clock time since the process began
     */
    public StartUp(BiConsumer<String, ComponentReport> shown, Consumer<String> told, Supplier<Duration> clock) {
        this.shown = shown;
        this.told = told;
        this.clock = clock;
        for (Component component : Component.values()) {
            begin(component, "waits for its turn");
        }
    }

    /**
     * Brings a component up.
     *
     * @param detail says of what came of it, in a few words
     * @throws RuntimeException what the work threw; the component is down then
     */
    public <T> T step(Component component, Supplier<T> work, Function<T, String> detail) {
        begin(component, "is being started");
        try {
            T result = work.get();
            up(component, detail.apply(result));
            return result;
        } catch (RuntimeException e) {
            change(component, ComponentState.DOWN, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /** Its work begins now. */
    public synchronized void begin(Component component, String detail) {
        components.put(component, new Progress(clock.get(), ComponentState.STARTING, Optional.empty()));
        show(component, detail);
    }

    /** It works, for the first time or again. */
    public synchronized void up(Component component, String detail) {
        Progress before = at(component);
        boolean first = before.took().isEmpty();
        change(component, ComponentState.UP, detail);
        if (first) {
            told.accept("%s %s, %s"
                    .formatted(component.word(), seconds(at(component).took()), detail));
        } else if (before.state() != ComponentState.UP) {
            told.accept("%s works again: %s".formatted(component.word(), detail));
        }
        if (!ready && isReady()) {
            ready = true;
            told.accept("ready in %s".formatted(seconds(Optional.of(clock.get()))));
        }
    }

    /** It does not work, and the program goes on without it until it does. */
    public synchronized void degraded(Component component, String detail) {
        if (at(component).state() != ComponentState.DEGRADED) {
            told.accept("%s does not work: %s".formatted(component.word(), detail));
        }
        change(component, ComponentState.DEGRADED, detail);
    }

    /** It ends, or is not to be had. */
    public synchronized void down(Component component, String detail) {
        change(component, ComponentState.DOWN, detail);
    }

    /** How it is now. */
    public synchronized ComponentState state(Component component) {
        return at(component).state();
    }

    private Progress at(Component component) {
        Progress known = components.get(component);
        if (known == null) {
            throw new IllegalStateException(component + " is not among the components");
        }
        return known;
    }

    private synchronized void change(Component component, ComponentState state, String detail) {
        Progress before = at(component);
        Optional<Duration> took = before.took().isEmpty() && state == ComponentState.UP
                ? Optional.of(clock.get().minus(before.began()))
                : before.took();
        components.put(component, new Progress(before.began(), state, took));
        show(component, detail);
    }

    private void show(Component component, String detail) {
        Progress now = at(component);
        shown.accept(component.word(), new ComponentReport(now.state(), component.critical, detail, now.took()));
    }

    private boolean isReady() {
        return components.entrySet().stream()
                .filter(entry -> entry.getKey().critical)
                .allMatch(entry -> entry.getValue().state() == ComponentState.UP);
    }

    private static String seconds(Optional<Duration> length) {
        return String.format(Locale.ROOT, "%.1f s", length.orElse(Duration.ZERO).toMillis() / MILLIS);
    }
}
