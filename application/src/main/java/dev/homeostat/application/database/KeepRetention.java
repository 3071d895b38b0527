package dev.homeostat.application.database;

import dev.homeostat.application.database.port.Retention;
import dev.homeostat.application.database.port.Retention.Kind;
import dev.homeostat.application.job.RunContext;
import dev.homeostat.domain.job.RunOutcome;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes room for the events of months to come and forgets what is old enough, some at a time so that nobody waits for it.
 * What a run does not get done is left for the next. Thread-safe.
 */
public final class KeepRetention {

    private static final int AT_ONCE = 2_000;
    private static final int MOST_CALLS = 500;

    private final Retention retention;
    private final RetentionSettings settings;

    public KeepRetention(Retention retention, RetentionSettings settings) {
        this.retention = retention;
        this.settings = settings;
    }

    /** Does it, and tells what was forgotten. */
    public RunOutcome execute(RunContext run) {
        retention.prepareMonths();
        List<String> done = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            long removed = remove(kind);
            if (removed > 0) {
                done.add("%d %s"
                        .formatted(removed, kind.name().toLowerCase(Locale.ROOT).replace('_', ' ')));
            }
        }
        List<YearMonth> months = retention.dropMonths(settings.events());
        if (!months.isEmpty()) {
            done.add("the events of " + months.stream().map(YearMonth::toString).collect(Collectors.joining(", ")));
        }
        return new RunOutcome.Success(
                done.isEmpty() ? "nothing is old enough to be forgotten" : "forgot " + String.join(", ", done));
    }

    private long remove(Kind kind) {
        long removed = 0;
        for (int call = 0; call < MOST_CALLS; call++) {
            int some = retention.remove(kind, age(kind), AT_ONCE);
            removed += some;
            if (some < AT_ONCE) {
                break;
            }
        }
        return removed;
    }

    private Duration age(Kind kind) {
        return switch (kind) {
            case EVENTS -> settings.events();
            case RUNS -> settings.runs();
            case NOTICES, EPISODES -> settings.notices();
            case RATE_SLOTS -> settings.rateSlots();
            case READING_OUTCOMES -> settings.readingOutcomes();
        };
    }
}
