package dev.homeostat.simulation.site;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How a practice site is set up.
 *
 * @param port 0 for any free one
 * @param store the file that keeps what was accepted; without one it is kept in memory
 * @param users passwords by name; a name has 1 to 30 letters, digits and underscores
 * @param formTokens whether each composer form carries a token by which the site knows a repeated request; a browser
 *     may repeat one by itself when a connection breaks, and without tokens that makes two posts of one click
 * @param clock the site's clock, which stamps posts and decides what is visible; faults that wait do so in real time
 * @param audience readers from whom posts have numbers; without them pages show none
 * @param audienceClock account time, in which the audience lives
 * @param pageFaults what is wrong with a view of a post's own page, asked by the post's id for every view; thread-safe
 * @param rejectDuplicates for how long, by its clock, the site takes no text again from the author who posted it
 */
public record PracticeSiteOptions(
        int port,
        Optional<Path> store,
        Map<String, String> users,
        FaultPlan faults,
        boolean formTokens,
        InstantSource clock,
        PracticeSiteObserver observer,
        Optional<AudienceOfSite> audience,
        InstantSource audienceClock,
        Function<String, PageFault> pageFaults,
        Optional<Duration> rejectDuplicates) {

    private static final Pattern NAME = Pattern.compile("\\w{1,30}");

    public PracticeSiteOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
        if (rejectDuplicates.filter(within -> !within.isPositive()).isPresent()) {
            throw new IllegalArgumentException("duplicates are refused for a positive time, not " + rejectDuplicates);
        }
        users = Map.copyOf(users);
        for (String name : users.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a user's name has 1 to 30 letters, digits and underscores, unlike '%s'".formatted(name));
            }
        }
    }

    /** Any free port, kept in memory, user {@code practice} with password {@code practice}, no faults. */
    public static PracticeSiteOptions defaults() {
        return new PracticeSiteOptions(
                0,
                Optional.empty(),
                Map.of("practice", "practice"),
                FaultPlan.none(),
                true,
                InstantSource.system(),
                PracticeSiteObserver.none(),
                Optional.empty(),
                InstantSource.system(),
                id -> PageFault.NONE,
                Optional.empty());
    }

    public PracticeSiteOptions withPort(int port) {
        return new PracticeSiteOptions(
                port,
                store,
                users,
                faults,
                formTokens,
                clock,
                observer,
                audience,
                audienceClock,
                pageFaults,
                rejectDuplicates);
    }

    public PracticeSiteOptions withStore(Path store) {
        return new PracticeSiteOptions(
                port,
                Optional.of(store),
                users,
                faults,
                formTokens,
                clock,
                observer,
                audience,
                audienceClock,
                pageFaults,
                rejectDuplicates);
    }

    public PracticeSiteOptions withUsers(Map<String, String> users) {
        return new PracticeSiteOptions(
                port,
                store,
                users,
                faults,
                formTokens,
                clock,
                observer,
                audience,
                audienceClock,
                pageFaults,
                rejectDuplicates);
    }

    public PracticeSiteOptions withFaults(FaultPlan faults) {
        return new PracticeSiteOptions(
                port,
                store,
                users,
                faults,
                formTokens,
                clock,
                observer,
                audience,
                audienceClock,
                pageFaults,
                rejectDuplicates);
    }

    public PracticeSiteOptions withoutFormTokens() {
        return new PracticeSiteOptions(
                port,
                store,
                users,
                faults,
                false,
                clock,
                observer,
                audience,
                audienceClock,
                pageFaults,
                rejectDuplicates);
    }

    public PracticeSiteOptions withClock(InstantSource clock) {
        return new PracticeSiteOptions(
                port,
                store,
                users,
                faults,
                formTokens,
                clock,
                observer,
                audience,
                audienceClock,
                pageFaults,
                rejectDuplicates);
    }

    public PracticeSiteOptions withObserver(PracticeSiteObserver observer) {
        return new PracticeSiteOptions(
                port,
                store,
                users,
                faults,
                formTokens,
                clock,
                observer,
                audience,
                audienceClock,
                pageFaults,
                rejectDuplicates);
    }

    /** Shows how posts do with these readers, who live in account time; the times on pages stay the site's. */
    public PracticeSiteOptions withAudience(AudienceOfSite readers, InstantSource accountTime) {
        return new PracticeSiteOptions(
                port,
                store,
                users,
                faults,
                formTokens,
                clock,
                observer,
                Optional.of(readers),
                accountTime,
                pageFaults,
                rejectDuplicates);
    }

    public PracticeSiteOptions withPageFaults(Function<String, PageFault> pageFaults) {
        return new PracticeSiteOptions(
                port,
                store,
                users,
                faults,
                formTokens,
                clock,
                observer,
                audience,
                audienceClock,
                pageFaults,
                rejectDuplicates);
    }

    /** Lets the site refuse a text that its author posted within this time, for being a duplicate. */
    public PracticeSiteOptions withRejectDuplicates(Duration within) {
        return new PracticeSiteOptions(
                port,
                store,
                users,
                faults,
                formTokens,
                clock,
                observer,
                audience,
                audienceClock,
                pageFaults,
                Optional.of(within));
    }

    /** The numbers of a site that starts now. */
    PostNumbers numbers() {
        return audience.map(readers -> PostNumbers.of(readers.readership(), audienceClock))
                .orElseGet(PostNumbers::none);
    }
}
