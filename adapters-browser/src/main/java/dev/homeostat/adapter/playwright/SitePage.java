package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.WaitUntilState;
import dev.homeostat.domain.publishing.Hindrance;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A page of the site, as its profile describes it. Used by the browser's thread only. */
final class SitePage {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final Set<Integer> MISSING = Set.of(404, 410);
    private static final int FIRST_ERROR = 400;

    private final Tab tab;
    private final Page page;
    private final SiteProfile profile;
    private final Credentials credentials;
    private final Quiet quiet;
    private final Obstruction obstruction;
    private final Optional<Countdown> until;

    SitePage(Tab tab, SiteAccess access, Optional<Countdown> until) {
        this.tab = tab;
        this.page = tab.page();
        this.profile = access.profile();
        this.credentials = access.credentials();
        this.quiet = access.quiet();
        this.obstruction = new Obstruction(page, profile.pages(), credentials);
        this.until = until;
        limitWaits();
    }

    private void limitWaits() {
        double most = profile.delayBounds().navigation().toMillis();
        page.setDefaultTimeout(
                until.map(time -> Math.min(most, time.millisLeft())).orElse(most));
    }

    Page page() {
        return page;
    }

    /** Leaves out images, fonts and media from now on, which nobody looks at who reads, unless the profile wants them. */
    void loadOnlyText() {
        if (!profile.readsImages()) {
            TextOnly.on(page);
        }
    }

    /** Whether there is no time left to wait for anything. */
    boolean isLate() {
        return until.filter(Countdown::isOver).isPresent();
    }

    /**
     * Opens the address anew, logged in, and reads the account's name there; logs in where the site shows no proof of a login.
     *
     * @throws MissingPage when the site says that there is no such page
     */
    String openLoggedIn(String address) {
        enter(address);
        return handle();
    }

    /** The same for who does not need the name. */
    void enter(String address) {
        if (!showsLogin(address)) {
            tab.browser().logIn(Countdown.of(profile.delayBounds().navigation()), this::logIn);
            if (!showsLogin(address)) {
                throw new SiteTrouble(Hindrance.LOGIN, "no sign of being logged in at %s".formatted(address));
            }
        }
    }

    private boolean showsLogin(String address) {
        if (open(address) == UNAUTHORIZED && profile.login().kind() == SiteProfile.Login.Kind.BASIC) {
            return false;
        }
        if (firstVisible(profile.loggedIn().marker()).isEmpty()) {
            awaitAny(profile.loggedIn().marker(), profile.login().username());
            return firstVisible(profile.loggedIn().marker()).isPresent();
        }
        return true;
    }

    private void logIn() {
        switch (profile.login().kind()) {
            case FORM -> fillInLogin(profile.login());
            case BASIC ->
                throw new SiteTrouble(
                        Hindrance.LOGIN,
                        "the site refused the login of %s by HTTP Basic".formatted(credentials.username()));
            case SESSION ->
                throw new SiteTrouble(
                        Hindrance.LOGIN, "there is no imported session, or it is over: log in by hand and import it");
        }
    }

    private void fillInLogin(SiteProfile.Login login) {
        openForItself(login.url());
        only("user name", login.username()).fill(credentials.username());
        only("password", login.password()).fill(credentials.password());
        Locator submit = only("login button", login.submit());
        refuseObstacles();
        submit.click();
        awaitAny(profile.loggedIn().marker(), login.failure());
        Optional<Locator> failure = firstVisible(login.failure());
        if (failure.isPresent()) {
            throw new SiteTrouble(
                    Hindrance.LOGIN,
                    "the site refused the login of %s: %s".formatted(credentials.username(), text(failure.get())));
        }
        if (firstVisible(profile.loggedIn().marker()).isEmpty()) {
            throw new SiteTrouble(Hindrance.LOGIN, "the site showed neither a login nor a refusal of it");
        }
    }

    /** The account's name on the site, from the positive login marker. */
    String handle() {
        Locator marker = firstVisible(profile.loggedIn().marker())
                .orElseThrow(() -> new SiteTrouble(Hindrance.LOGIN, "no sign of being logged in"));
        return Extraction.read(marker, profile.loggedIn().handle())
                .orElseThrow(
                        () -> SiteTrouble.site("the account's name cannot be read from the sign of being logged in"));
    }

    /**
     * Goes to the address and insists on a whole answer that is not an error, unless it asks for a login; its status.
     *
     * @throws MissingPage when the site says that there is no such page
     */
    int open(String address) {
        int status = load(address);
        boolean wantsLogin = status == UNAUTHORIZED || status == FORBIDDEN;
        if (MISSING.contains(status)) {
            throw new MissingPage("the site answered %d at %s".formatted(status, address));
        }
        if (status >= FIRST_ERROR && !wantsLogin) {
            throw SiteTrouble.site("the site answered %d at %s".formatted(status, address));
        }
        return status;
    }

    /** The same where a page that is missing says nothing of what was to be done. */
    private void openForItself(String address) {
        try {
            open(address);
        } catch (MissingPage e) {
            throw SiteTrouble.site(Messages.firstLine(e));
        }
    }

    /**
     * Goes to the address and insists on a whole answer that holds nobody up, whatever else it says; its status. Goes
     * nowhere while the site is to be left alone.
     */
    int load(String address) {
        quiet.expectOver();
        obstruction.expectAnother();
        limitWaits();
        @Nullable
        Response response = page.navigate(
                profile.baseUrl().resolve(URI.create(address)).toString(),
                new Page.NavigateOptions().setWaitUntil(WaitUntilState.DOMCONTENTLOADED));
        if (response == null) {
            throw SiteTrouble.site("the site was not asked for %s".formatted(address));
        }
        String failure = response.finished();
        if (failure != null) {
            throw SiteTrouble.site("the answer at %s broke off: %s".formatted(address, failure));
        }
        refuseObstacles();
        return response.status();
    }

    /** What holds the account up on this page, if anything does. */
    Optional<SiteTrouble> obstacle() {
        Optional<SiteTrouble> trouble = obstruction.look();
        if (trouble.orElse(null) instanceof Throttling throttling) {
            quiet.asked(throttling.retryAfter());
        }
        return trouble;
    }

    /** The site asked to come later; no page is opened before. */
    void askedToComeLater(Optional<Duration> retryAfter) {
        quiet.asked(retryAfter);
    }

    /** Insists that nothing holds the account up. */
    void refuseObstacles() {
        obstacle().ifPresent(trouble -> {
            throw trouble;
        });
    }

    /** Waits until one of these is seen, for as long as a page may take, and insists that nothing stands in the way. */
    void awaitAny(List<String> some, List<String> others) {
        List<String> all = new ArrayList<>(some);
        all.addAll(others);
        all.addAll(profile.pages().all());
        limitWaits();
        awaitOne(all.stream().map(page::locator).reduce(Locator::or).orElseThrow());
        refuseObstacles();
    }

    private static void awaitOne(Locator any) {
        try {
            visible(any).first().waitFor();
        } catch (TimeoutError e) {
            // Whoever asked looks at what there is, and says what it missed.
            return;
        }
    }

    /** The first of the selectors that is seen. */
    Optional<Locator> firstVisible(List<String> selectors) {
        return firstVisible(page, selectors);
    }

    /** Whether any of the selectors is seen or anything holds the account up, asked at one moment. */
    boolean showsAny(Stream<List<String>> selectors) {
        return obstruction.isAskedToComeLater()
                || isAnyVisible(
                        Stream.concat(selectors, Stream.of(profile.pages().all())));
    }

    private boolean isAnyVisible(Stream<List<String>> selectors) {
        return selectors
                .flatMap(List::stream)
                .map(page::locator)
                .reduce(Locator::or)
                .filter(any -> visible(any).count() > 0)
                .isPresent();
    }

    static Optional<Locator> firstVisible(Page page, List<String> selectors) {
        return selectors.stream()
                .map(selector -> visible(page.locator(selector)))
                .filter(found -> found.count() > 0)
                .map(Locator::first)
                .findFirst();
    }

    /** The one element that is meant; more than one would be a guess. */
    Locator only(String what, List<String> selectors) {
        return onlyNow(what, selectors)
                .or(() -> onlyLater(what, selectors))
                .orElseThrow(() ->
                        new MissingFromPage("%s not found at %s, tried %s".formatted(what, page.url(), selectors)));
    }

    private Optional<Locator> onlyLater(String what, List<String> selectors) {
        awaitAny(selectors, List.of());
        return onlyNow(what, selectors);
    }

    private Optional<Locator> onlyNow(String what, List<String> selectors) {
        for (String selector : selectors) {
            Locator found = visible(page.locator(selector));
            int count = found.count();
            if (count == 1) {
                return Optional.of(found);
            }
            if (count > 1) {
                refuseObstacles();
                throw new MissingFromPage("%d elements match %s (%s)".formatted(count, selector, what));
            }
        }
        return Optional.empty();
    }

    String text(Locator element) {
        return brief(element.textContent());
    }

    String brief(String text) {
        return credentials.brief(text);
    }

    static Locator visible(Locator locator) {
        return locator.filter(new Locator.FilterOptions().setVisible(true));
    }
}
