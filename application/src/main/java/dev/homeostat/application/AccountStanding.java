package dev.homeostat.application;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.job.SchedulePolicy;
import dev.homeostat.domain.job.StartedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an account stands, asked of its store. Thread-safe. */
final class AccountStanding {

    private static final int LATEST_RUNS = 10;
    private static final Duration READING_SPAN = Duration.ofDays(1);

    private final EngineSettings settings;
    private final AccountId account;
    private final StorePorts store;

    AccountStanding(EngineSettings settings, StorePorts store) {
        this.settings = settings;
        this.account = settings.account();
        this.store = store;
    }

    Overview overview() {
        PublishingDesk.Unsettled unsettled = store.desk().unsettled(account);
        return new Overview(
                store.accounts().now(account),
                store.controls().read(account),
                store.tenures().current(account),
                store.posts().countByStatus(account),
                store.posts().nextDue(account),
                unsettled.posts().size(),
                unsettled.forPerson(),
                trouble(),
                store.desk().pace(account, settings.limits().rate()),
                store.engagement().success(account, READING_SPAN),
                store.engagement().coverage(account),
                store.learning().latest(account),
                store.heartbeats().latest(account, LATEST_RUNS));
    }

    /** When the next post is due, unless something holds the account back. */
    Optional<Instant> nextPostToGoOut() {
        return store.controls().read(account).reasonToHold().isPresent()
                ? Optional.empty()
                : store.posts().nextDue(account);
    }

    /** The episodes that are open, of this account or of the whole host. */
    private List<EpisodeState> trouble() {
        return store.notices().standing().episodes().stream()
                .filter(EpisodeState::isOpen)
                .filter(state -> state.episode().account().map(account::equals).orElse(true))
                .toList();
    }

    List<JobStanding> jobs() {
        Instant now = store.accounts().now(account);
        boolean isRun = store.tenures().current(account).isPresent();
        Instant anchor = store.heartbeats().anchor(account);
        List<StartedRun> going = isRun ? store.heartbeats().running(account) : List.of();
        return settings.cadences().jobs().stream()
                .map(job -> {
                    Optional<JobRun> last = store.heartbeats().lastRun(account, job.name());
                    Instant next = SchedulePolicy.nextDue(job, anchor, last.map(JobRun::scheduledFor), now);
                    return new JobStanding(job, ofJob(job, going), last, isRun ? Optional.of(next) : Optional.empty());
                })
                .toList();
    }

    private static Optional<StartedRun> ofJob(JobDefinition job, List<StartedRun> runs) {
        return runs.stream().filter(run -> run.job().equals(job.name())).findFirst();
    }
}
