package dev.homeostat.simulation.site;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How a practice site is set up. Immutable; each change makes another one. */
public final class PracticeSiteOptions {

    private static final Pattern NAME = Pattern.compile("\\w{1,30}");

    private int port = 0;
    private Optional<Path> store = Optional.empty();
    private Map<String, String> users = Map.of("practice", "practice");
    private FaultPlan faults = FaultPlan.none();
    private boolean formTokens = true;
    private InstantSource clock = InstantSource.system();
    private PracticeSiteObserver observer = PracticeSiteObserver.none();
    private Optional<AudienceOfSite> audience = Optional.empty();
    private InstantSource audienceClock = InstantSource.system();
    private Function<String, PageFault> pageFaults = id -> PageFault.NONE;
    private Optional<Duration> rejectDuplicates = Optional.empty();
    private SiteSkin skin = SiteSkin.CLASSIC;
    private Duration loginLength = Duration.ofDays(30);
    private boolean pictures;

    private PracticeSiteOptions() {}

    private PracticeSiteOptions(PracticeSiteOptions other) {
        this.port = other.port;
        this.store = other.store;
        this.users = other.users;
        this.faults = other.faults;
        this.formTokens = other.formTokens;
        this.clock = other.clock;
        this.observer = other.observer;
        this.audience = other.audience;
        this.audienceClock = other.audienceClock;
        this.pageFaults = other.pageFaults;
        this.rejectDuplicates = other.rejectDuplicates;
        this.skin = other.skin;
        this.loginLength = other.loginLength;
        this.pictures = other.pictures;
    }

    private PracticeSiteOptions with(Consumer<PracticeSiteOptions> change) {
        PracticeSiteOptions changed = new PracticeSiteOptions(this);
        change.accept(changed);
        return changed;
    }

    /** Any free port, kept in memory, user {@code practice} with password {@code practice}, no faults. */
    public static PracticeSiteOptions defaults() {
        return new PracticeSiteOptions();
    }

    /** Listens there; 0 is any free one. */
    public PracticeSiteOptions withPort(int newPort) {
        if (newPort < 0 || newPort > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + newPort);
        }
        return with(next -> next.port = newPort);
    }

    /** Keeps what was accepted in this file. */
    public PracticeSiteOptions withStore(Path newStore) {
        return with(next -> next.store = Optional.of(newStore));
    }

    /**
     * Lets these log in.
     *
     * @param newUsers passwords by name; a name has 1 to 30 letters, digits and underscores
     */
    public PracticeSiteOptions withUsers(Map<String, String> newUsers) {
        for (String name : newUsers.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a user's name has 1 to 30 letters, digits and underscores, unlike '%s'".formatted(name));
            }
        }
        return with(next -> next.users = Map.copyOf(newUsers));
    }

    /** Lets this go wrong with requests to post. */
    public PracticeSiteOptions withFaults(FaultPlan newFaults) {
        return with(next -> next.faults = newFaults);
    }

    /**
     * Leaves the token out of composer forms by which the site knows a repeated request; a browser may repeat one by
     * itself when a connection breaks, and without tokens that makes two posts of one click.
     */
    public PracticeSiteOptions withoutFormTokens() {
        return with(next -> next.formTokens = false);
    }

    /** Stamps posts and decides what is visible by this clock; faults that wait do so in real time. */
    public PracticeSiteOptions withClock(InstantSource newClock) {
        return with(next -> next.clock = newClock);
    }

    /** Tells this one what happens on the site. */
    public PracticeSiteOptions withObserver(PracticeSiteObserver newObserver) {
        return with(next -> next.observer = newObserver);
    }

    /** Shows how posts do with these readers, who live in account time; the times on pages stay the site's. */
    public PracticeSiteOptions withAudience(AudienceOfSite readers, InstantSource accountTime) {
        return with(next -> {
            next.audience = Optional.of(readers);
            next.audienceClock = accountTime;
        });
    }

    /** Asks this what is wrong with each view of a post's own page, by the post's id; it is thread-safe. */
    public PracticeSiteOptions withPageFaults(Function<String, PageFault> newFaults) {
        return with(next -> next.pageFaults = newFaults);
    }

    /** Lets the site refuse a text that its author posted within this time, by its clock, for being a duplicate. */
    public PracticeSiteOptions withRejectDuplicates(Duration within) {
        if (!within.isPositive()) {
            throw new IllegalArgumentException("duplicates are refused for a positive time, not " + within);
        }
        return with(next -> next.rejectDuplicates = Optional.of(within));
    }

    /** Looks like this; {@link SiteSkin#CLASSIC} unless set. */
    public PracticeSiteOptions withSkin(SiteSkin newSkin) {
        return with(next -> next.skin = newSkin);
    }

    /** Tells browsers to remember a login for so long; 30 days unless set. */
    public PracticeSiteOptions withLoginLength(Duration newLength) {
        return with(next -> next.loginLength = newLength);
    }

    /** Shows a picture of some 150 kB with each post, as sites do. */
    public PracticeSiteOptions withPictures() {
        return with(next -> next.pictures = true);
    }

    int port() {
        return port;
    }

    Optional<Path> store() {
        return store;
    }

    Map<String, String> users() {
        return users;
    }

    FaultPlan faults() {
        return faults;
    }

    boolean formTokens() {
        return formTokens;
    }

    InstantSource clock() {
        return clock;
    }

    PracticeSiteObserver observer() {
        return observer;
    }

    Function<String, PageFault> pageFaults() {
        return pageFaults;
    }

    Optional<Duration> rejectDuplicates() {
        return rejectDuplicates;
    }

    SiteSkin skin() {
        return skin;
    }

    Duration loginLength() {
        return loginLength;
    }

    boolean pictures() {
        return pictures;
    }

    /** The numbers of a site that starts now. */
    PostNumbers numbers() {
        return audience.map(readers -> PostNumbers.of(readers.readership(), audienceClock))
                .orElseGet(PostNumbers::none);
    }
}
