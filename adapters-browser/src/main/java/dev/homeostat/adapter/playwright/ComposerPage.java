package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import java.util.List;

/**
 * The page that sends an item, up to the button of the irreversible step. Of the steps on the way there none may be that
 * button. Used once, by the browser's thread.
 */
final class ComposerPage {

    private static final String SHOWN = "e => " + ShownText.OF_ELEMENT + "(e)";

    private final SitePage site;
    private final SiteProfile.Compose compose;
    private boolean reviewed;

    ComposerPage(SitePage site, SiteProfile.Compose compose) {
        this.site = site;
        this.compose = compose;
    }

    /** The field for the text, after the steps that it takes to see it. */
    Locator field() {
        for (List<String> step : compose.open()) {
            site.awaitAny(compose.text(), step);
            if (site.firstVisible(compose.text()).isPresent()) {
                break;
            }
            click("button that opens the composer (compose.open)", step);
        }
        return site.only("text field (compose.text)", compose.text());
    }

    /** Fills in the text and goes through the review, so that only the irreversible step is left; its button. */
    Locator prepare(String text) {
        TextField field = new TextField(field(), compose.lineBreak());
        field.fill(text);
        if (!field.holds(text)) {
            throw SiteTrouble.page("the text field does not hold the text as it was filled in");
        }
        for (List<String> step : compose.review()) {
            reviewed = true;
            click("button of the review (compose.review)", step);
        }
        requirePreview(text);
        return site.only("send button (compose.send)", compose.send());
    }

    private void click(String what, List<String> selectors) {
        Locator button = site.only(what, selectors);
        for (String send : compose.send()) {
            if (button.and(site.page().locator(send)).count() > 0) {
                throw SiteTrouble.page("the %s is the send button".formatted(what));
            }
        }
        site.refuseObstacles();
        button.click();
    }

    private void requirePreview(String text) {
        if (compose.preview().isEmpty()) {
            return;
        }
        Locator preview = site.only("text in the review (compose.preview)", compose.preview());
        if (!text.equals(preview.evaluate(SHOWN))) {
            throw SiteTrouble.page("the review does not show the text as it was filled in");
        }
    }

    /** Whether the page says after a step of the review that the item is out. */
    boolean seemsSent() {
        try {
            return reviewed
                    && (site.firstVisible(compose.accepted()).isPresent()
                            || site.firstVisible(compose.duplicate()).isPresent());
        } catch (PlaywrightException e) {
            // A page that cannot be looked at says nothing.
            return false;
        }
    }
}
