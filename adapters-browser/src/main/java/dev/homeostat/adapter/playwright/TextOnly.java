package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.Base64;

/** Leaves out of a page what nobody looks at who reads: images, fonts and media. */
final class TextOnly {

    private static final byte[] DOT =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private TextOnly() {}

    /** From now on; it switches the browser's cache off for this page. */
    static void on(Page page) {
        page.route("**/*", TextOnly::answer);
    }

    /** An image may stand for a proof, such as the account's picture, and is seen as long as it has a size. */
    private static void answer(Route route) {
        switch (route.request().resourceType()) {
            case "image" ->
                route.fulfill(
                        new Route.FulfillOptions().setContentType("image/gif").setBodyBytes(DOT));
            case "font", "media" -> route.abort();
            default -> route.resume();
        }
    }
}
