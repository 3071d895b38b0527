package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import dev.homeostat.adapter.playwright.ProfileWalk.Step;
import dev.homeostat.adapter.playwright.ProfileWalk.Verdict;
import dev.homeostat.domain.publishing.Hindrance;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Looks for what a profile names on the page that is open, and tells what came of it. Used by the browser's thread only. */
final class WalkReport {

    private final SitePage site;
    private final SiteAccess access;
    private final Tab tab;
    private final Evidence evidence;
    private final Consumer<Step> told;

    WalkReport(SitePage site, SiteAccess access, Tab tab, Evidence evidence, Consumer<Step> told) {
        this.site = site;
        this.access = access;
        this.tab = tab;
        this.evidence = evidence;
        this.told = told;
    }

    /** The one element that is meant, told as a step. */
    Optional<Locator> one(String field, List<String> selectors) {
        return look(field, selectors, true);
    }

    /** The first of the elements that are meant, told as a step. */
    Optional<Locator> any(String field, List<String> selectors) {
        return look(field, selectors, false);
    }

    private Optional<Locator> look(String field, List<String> selectors, boolean alone) {
        try {
            site.awaitAny(selectors, List.of());
            for (int i = 0; i < selectors.size(); i++) {
                Locator found = SitePage.visible(site.page().locator(selectors.get(i)));
                int count = found.count();
                if (alone && count > 1) {
                    missing(field, "%d elements match %s; it must be one".formatted(count, selectors.get(i)));
                    return Optional.empty();
                }
                if (count > 0) {
                    matched(field, selectors.get(i), i);
                    return Optional.of(found.first());
                }
            }
            missing(field, "nothing that is visible matches " + String.join(" or ", selectors));
        } catch (SiteTrouble e) {
            stopped(field, e);
        } catch (PlaywrightException e) {
            stopped(field, e);
        }
        return Optional.empty();
    }

    private void matched(String field, String selector, int before) {
        told.accept(
                new Step(field, Verdict.FOUND, "matched", Optional.of(selector), before, address(), Optional.empty()));
    }

    void found(String field, String text) {
        tell(field, Verdict.FOUND, text, Optional.empty());
    }

    void skipped(String field, String why) {
        tell(field, Verdict.SKIPPED, why, Optional.empty());
    }

    /** What is missing when the time is over may only not have been waited for. */
    void missing(String field, String text) {
        if (site.isLate()) {
            unseen(field, "the time for looking was over: " + text);
        } else {
            pictured(field, Verdict.MISSING, text);
        }
    }

    void unseen(String field, String why) {
        pictured(field, Verdict.UNSEEN, why);
    }

    /**
     * The site stood in the way of looking at a field.
     *
     * @throws SiteTrouble the same, where nothing else can be looked at either
     */
    void stopped(String field, SiteTrouble trouble) {
        if (trouble instanceof MissingFromPage || trouble instanceof MissingPage) {
            missing(field, Messages.firstLine(trouble));
            return;
        }
        unseen(field, Messages.firstLine(trouble));
        if (trouble.kind() != Hindrance.SITE && trouble.kind() != Hindrance.PAGE) {
            throw trouble;
        }
    }

    /**
     * The browser stood in the way of looking at a field.
     *
     * @throws PlaywrightException the same, where nothing else can be looked at either
     */
    void stopped(String field, PlaywrightException failure) {
        if (!tab.isThere()) {
            throw failure;
        }
        unseen(field, Messages.firstLine(failure));
    }

    private void pictured(String field, Verdict verdict, String text) {
        String name = Evidence.nameOf("profile-" + field.replaceAll("[^A-Za-z0-9]+", "-"));
        tell(field, verdict, text, evidence.take(tab, access.profile(), name));
    }

    private void tell(String field, Verdict verdict, String text, Optional<Path> screenshot) {
        told.accept(new Step(field, verdict, site.brief(text), Optional.empty(), 0, address(), screenshot));
    }

    private String address() {
        return site.brief(tab.page().url());
    }
}
