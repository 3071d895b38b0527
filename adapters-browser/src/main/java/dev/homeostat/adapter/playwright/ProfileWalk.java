package dev.homeostat.adapter.playwright;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Goes through a site by its profile, to see whether what the profile names is there. It logs in and reads; it fills in no
 * text, and clicks neither what sends an item nor what deletes one. One walk at a time.
 */
public final class ProfileWalk {

    private static final int PICTURES = 50;
    private static final Duration AGE = Duration.ofDays(30);

    // The pages of a walk, each with some waits.
    private static final int WAITS = 40;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final SiteAccess access;
    private final BrowserWorker worker;
    private final Screenshots screenshots;

    /**
     * Nothing starts before the walk.
     *
     * @param worker for this walk alone, because the login lives in it; the caller closes it
     * @param screenshots directory for pictures of the pages on which something was not found, made when needed
     */
    public ProfileWalk(SiteProfile profile, Credentials credentials, BrowserWorker worker, Path screenshots) {
        this.access = SiteAccess.of(profile, credentials);
        this.worker = worker;
        this.screenshots = new Screenshots(screenshots, PICTURES, AGE);
    }

    /** What came of a step. */
    public enum Verdict {
        FOUND,
        MISSING,
        /** The site or the time stood in the way of looking, so that nothing is known about it. */
        UNSEEN,
        /** Is not there to be looked at, or must not be touched; the text says why. */
        SKIPPED
    }

    /**
     * One thing that was looked for.
     *
     * @param field the field of the profile
     * @param text what was found, or why nothing was; free of secrets
     * @param selector the one that matched, where it was a matter of selectors
     * @param fallback how many of the field's selectors before it matched nothing
     * @param page the address of the page that was looked at
     * @param screenshot a picture of that page, where something is missing on it or stood in the way
     */
    public record Step(
            String field,
            Verdict verdict,
            String text,
            Optional<String> selector,
            int fallback,
            String page,
            Optional<Path> screenshot) {}

    /**
     * Goes all the way and tells each step as it is done, from the browser's thread.
     *
     * @throws BrowserUnavailable when the browser does not start or dies
     */
    public void walk(Consumer<Step> told) {
        access.httpLogin().ifPresent(worker::logInByHttp);
        Duration usual = access.profile().delayBounds().navigation().multipliedBy(WAITS);
        worker.call(usual.compareTo(LONGEST) < 0 ? usual : LONGEST, tab -> {
            SitePage site = access.page(tab);
            WalkReport report = new WalkReport(site, access, tab, Evidence.in(screenshots), told);
            try {
                new SiteWalk(access.profile(), access.credentials(), site, report).fromLogin();
            } catch (SiteTrouble trouble) {
                report.skipped("the rest", "the site lets nobody go on");
            }
            return true;
        });
    }
}
