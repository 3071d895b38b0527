package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.application.publishing.port.PostRemover.Removal;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Hindrance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** One item on its way off the site, on the browser's thread. Used once. */
final class Removing {

    private static final double LOOK_MILLIS = 50;

    private final SiteProfile profile;
    private final Credentials credentials;
    private final SiteProfile.Removal steps;
    private final SitePostId item;
    private final ClickGate gate;
    private final Passage passage;
    private final Tab tab;
    private final Countdown time;
    private final Duration grace;
    private final SitePage site;
    private final SendOnce once;

    /**
     * An item that is about to be removed.
     *
     * @param time for the whole
     * @param more time that the browser is given after that besides what it takes to say that it is over
     */
    Removing(
            SiteAccess access,
            SiteProfile.Removal steps,
            SitePostId item,
            ClickGate gate,
            Passage passage,
            Tab tab,
            Countdown time,
            Duration more) {
        this.profile = access.profile();
        this.credentials = access.credentials();
        this.steps = steps;
        this.item = item;
        this.gate = gate;
        this.passage = passage;
        this.tab = tab;
        this.time = time;
        this.grace = Click.GRACE.plus(more);
        this.site = access.page(tab, time);
        this.once = new SendOnce(tab.browser()::objection);
    }

    Removal run() {
        Locator last;
        try {
            last = prepare();
        } catch (MissingPage e) {
            return new Removal.Absent(credentials.brief(e));
        } catch (SiteTrouble e) {
            return new Removal.NotBegun(e.kind(), credentials.brief(e));
        } catch (PlaywrightException e) {
            return new Removal.NotBegun(tab.blame(), credentials.brief(e));
        }
        gate.stage(Stage.SENDING);
        // Counted from before the answer was asked for, so that a process that stood still in between finds it over.
        long asked = System.nanoTime();
        return switch (gate.open()) {
            case Authorization.Denied(Hindrance cause, String reason) -> new Removal.NotBegun(cause, reason);
            case Authorization.Rehearse() -> new Removal.NotBegun(Hindrance.HELD, "the account only rehearses");
            case Authorization.Granted(Duration within) ->
                tab.browser()
                        .objection(tab.page().url())
                        .<Removal>map(why -> new Removal.NotBegun(Hindrance.BROWSER, why))
                        .orElseGet(() -> take(last, Countdown.from(asked, within)));
        };
    }

    /** Goes as far as to the button of the irreversible step. */
    private Locator prepare() {
        gate.stage(Stage.LOGGING_IN);
        String handle = logIn();
        String address = steps.url().replace("{handle}", encoded(handle)).replace("{id}", encoded(item.value()));
        site.open(address);
        Locator button = site.only("delete button", steps.button());
        requireOwnPage(handle, address);
        Locator last = steps.confirm().isEmpty() ? button : confirmation(button);
        last.click(new Locator.ClickOptions().setTrial(true));
        site.refuseObstacles();
        tab.browser().guard(once);
        return last;
    }

    // That the account's own page is missing says nothing of the item.
    private String logIn() {
        try {
            return site.openLoggedIn(profile.loggedIn().url());
        } catch (MissingPage e) {
            throw SiteTrouble.site(Messages.firstLine(e));
        }
    }

    private Locator confirmation(Locator button) {
        site.refuseObstacles();
        button.click();
        return site.only("confirmation of the deletion", steps.confirm());
    }

    // Whoever was led away would delete something else.
    private void requireOwnPage(String handle, String address) {
        String wanted = profile.baseUrl().resolve(address).toString();
        if (!tab.page().url().equals(wanted)) {
            throw SiteTrouble.page(
                    "the site led from %s to %s".formatted(wanted, tab.page().url()));
        }
        if (!site.handle().equals(handle)) {
            throw new SiteTrouble(Hindrance.LOGIN, "the site changed the account");
        }
    }

    private Removal take(Locator last, Countdown granted) {
        if (!passage.begin()) {
            return new Removal.NotBegun(Hindrance.BROWSER, "the browser was given up before the step");
        }
        if (granted.isOver() || time.isOver()) {
            return new Removal.NotBegun(Hindrance.LATE, "the time for the step was over before it was begun");
        }
        try {
            Countdown shorter = granted.left().compareTo(time.left()) < 0 ? granted : time;
            once.start(shorter);
            tab.browser().endWithin(shorter.left().plus(grace));
            Click.once(last, shorter);
            return await(shorter);
        } catch (RuntimeException e) {
            return new Removal.Unknown(credentials.brief(e));
        }
    }

    private Removal await(Countdown limit) {
        while (!limit.isOver()) {
            Optional<Removal> word = spoken();
            if (word.isPresent()) {
                return word.get();
            }
            tab.page().waitForTimeout(Math.min(LOOK_MILLIS, limit.millisLeft()));
        }
        return unknown("the site did not say in time that it is gone");
    }

    private Optional<Removal> spoken() {
        Optional<Removal> hindered = site.obstacle().map(trouble -> unknown(Messages.firstLine(trouble)));
        return hindered.or(() -> site.firstVisible(steps.gone()).map(words -> new Removal.Removed(site.text(words))))
                .or(() -> once.isPageLost() ? Optional.of(unknown("the next page was lost")) : Optional.empty())
                .or(() -> site.firstVisible(profile.login().username())
                        .map(form -> unknown("the site asked for a login after the step")));
    }

    private Removal unknown(String otherwise) {
        return new Removal.Unknown(site.brief(once.trouble().orElse(otherwise)));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
