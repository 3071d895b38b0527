package dev.homeostat.application.alert;

import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.resilience.BreakerListener;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.job.DegradedEffect;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.resilience.BreakerTransition;
import dev.homeostat.domain.resilience.Dependency;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says of what an engine does what a person should hear, and passes it on to whoever watches. Thread-safe. */
public final class EngineNotices implements EngineWatcher, BreakerListener {

    private static final Episode STORE_AWAY = Episode.of("store-away");
    private static final Episode MEMORY = Episode.of("memory-high");

    private final AccountId account;
    private final RaiseNotices notices;
    private final BreakerListener record;
    private final EngineWatcher watcher;
    private final JobNotices jobs;
    private final SiteNotices site;

    /**
     * Watches over the engine of one account.
     *
     * @param record keeps the episodes of circuit breakers
     * @param watcher told of everything
     */
    public EngineNotices(AccountId account, RaiseNotices notices, BreakerListener record, EngineWatcher watcher) {
        this.account = account;
        this.notices = notices;
        this.record = record;
        this.watcher = watcher;
        this.jobs = new JobNotices(account, notices);
        this.site = new SiteNotices(account, notices);
    }

    @Override
    public void saw(EngineEvent event) {
        switch (event) {
            case EngineEvent.AttemptSettled settled -> tellFailed(settled.after());
            case EngineEvent.PostReconciled reconciled -> tellFailed(reconciled.after());
            case EngineEvent.JournalRefused refused ->
                notices.opened(
                        journalFull(),
                        Severity.CRITICAL,
                        "an outcome is kept in memory only",
                        "The store is away and this host cannot keep what became of a post: %s%nMake room; do not end the program before."
                                .formatted(refused.reason()),
                        Optional.empty());
            // What another engine kept in memory only counts for nothing any more.
            case EngineEvent.TenureTaken taken -> notices.over(journalFull(), "The engine has begun anew.");
            case EngineEvent.JournalCaughtUp caughtUp ->
                notices.over(journalFull(), "The store has taken what was kept in memory.");
            case EngineEvent.JobsRestarted restarted ->
                notices.occurred(
                        jobsRestarted(),
                        Severity.ERROR,
                        "the jobs of %s were restarted".formatted(account),
                        "What wakes them did not work any more; it was restarted %d times of late."
                                .formatted(restarted.times()),
                        Optional.empty());
            case EngineEvent.JobsStandStill still ->
                notices.opened(
                        jobsStandStill(),
                        Severity.CRITICAL,
                        "the jobs of %s stand still".formatted(account),
                        "Restarting what wakes them did not help. Nothing is published or read; restart the program.",
                        Optional.empty());
            case EngineEvent.JobsRunAgain again -> {
                notices.over(jobsStandStill(), "The jobs of %s run again.".formatted(account));
                notices.over(jobsRestarted(), "The jobs of %s run again.".formatted(account));
            }
            case EngineEvent.SiteInspected inspected -> site.inspected(inspected);
            case EngineEvent.LoginLost lost -> site.loginLost(lost);
            case EngineEvent.JobsWatched watched -> jobs.tell(watched);
            default -> {}
        }
        watcher.saw(event);
    }

    private void tellFailed(Post after) {
        if (after instanceof FailedPost failed) {
            notices.occurred(
                    postFailed(),
                    Severity.ERROR,
                    "a post of %s failed".formatted(account),
                    "Post %s: %s%n'homeostat retry', 'mark-published' or 'delete' settles it."
                            .formatted(failed.id(), failed.reason()),
                    Optional.empty());
        }
    }

    @Override
    public void changed(BreakerTransition transition) {
        record.changed(transition);
        watcher.saw(new EngineEvent.BreakerChanged(transition));
        Episode episode = episode(transition.dependency());
        switch (transition.change()) {
            case OPENED, REOPENED ->
                notices.opened(
                        episode,
                        Severity.CRITICAL,
                        "%s does not work".formatted(transition.dependency().phrase()),
                        "Its circuit breaker is open: %s%n%s".formatted(transition.cause(), without(transition)),
                        site.causeOf(transition.dependency()));
            case CLOSED ->
                notices.over(
                        episode,
                        "%s It was out of use for %d s."
                                .formatted(
                                        worksAgain(transition.dependency()),
                                        transition.cumulativeOpen().toSeconds()));
        }
    }

    /** What is switched off. */
    private static String without(BreakerTransition transition) {
        return "Waits until it works: %s. Runs in part: %s. All else goes on, and what waits goes on by itself."
                .formatted(
                        names(transition.dependency(), DegradedEffect.WAITS),
                        names(transition.dependency(), DegradedEffect.REDUCED));
    }

    private static String names(Dependency dependency, DegradedEffect effect) {
        String names = JobCatalogue.all().stream()
                .filter(job -> job.without(dependency) == effect)
                .map(job -> job.name().value())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private static String worksAgain(Dependency dependency) {
        String phrase = dependency.phrase();
        return "%s%s works again.".formatted(Character.toUpperCase(phrase.charAt(0)), phrase.substring(1));
    }

    private Episode episode(Dependency dependency) {
        return dependency == Dependency.DATABASE ? STORE_AWAY : Episode.of("breaker/" + dependency.word(), account);
    }

    private Episode jobsRestarted() {
        return Episode.of("jobs-restarted", account);
    }

    private Episode jobsStandStill() {
        return Episode.of("jobs-stand-still", account);
    }

    private Episode journalFull() {
        return Episode.of("journal-full", account);
    }

    /** A dependency works; say it as often as it is so. */
    public void works(Dependency dependency) {
        notices.over(episode(dependency), worksAgain(dependency));
    }

    /** So many posts failed and wait for a decision; say it as often as it is so. */
    public void failed(int posts) {
        if (posts == 0) {
            notices.over(postFailed(), "No failed post of %s is left.".formatted(account));
        }
    }

    private Episode postFailed() {
        return Episode.of("post-failed", account);
    }

    /** The account is stopped, or not; say it as often as it is so. */
    public void stopped(Optional<Hold> stop) {
        Episode episode = Episode.of("account-stopped", account);
        stop.ifPresentOrElse(
                hold -> notices.opened(
                        episode,
                        Severity.CRITICAL,
                        "account %s is stopped".formatted(account),
                        "%s%nNothing goes out until a person has looked and 'homeostat resume' was given."
                                .formatted(hold.reason()),
                        Optional.empty()),
                () -> notices.over(episode, "Account %s goes on.".formatted(account)));
    }

    /** So many posts wait for a person; say it as often as it is so. */
    public void forPerson(int posts) {
        Episode episode = Episode.of("posts-for-person", account);
        if (posts > 0) {
            notices.opened(
                    episode,
                    Severity.CRITICAL,
                    "%d posts of %s need a person".formatted(posts, account),
                    "The site's timeline could not tell what became of them; 'homeostat posts --for-person' lists them.",
                    Optional.empty());
        } else {
            notices.over(episode, "No post of %s waits for a person any more.".formatted(account));
        }
    }

    /** The program takes too much memory, or not; say it as often as it is so. */
    public void memory(boolean tooMuch, String detail) {
        if (tooMuch) {
            notices.opened(MEMORY, Severity.WARNING, "the program takes much memory", detail + ".", Optional.empty());
        } else {
            notices.over(MEMORY, detail + ".");
        }
    }

    /** A dependency was out of use for long in all, or not; say it as often as it is so. */
    public void stuck(Dependency dependency, boolean isStuck, long seconds) {
        Episode episode = Episode.of("breaker-stuck/" + dependency.word(), account);
        if (isStuck) {
            notices.opened(
                    episode,
                    Severity.CRITICAL,
                    "%s has not worked for long".formatted(dependency.phrase()),
                    "Its circuit breaker was open for %d s in all and does not stay closed.".formatted(seconds),
                    Optional.empty());
        } else {
            notices.over(episode, worksAgain(dependency));
        }
    }
}
