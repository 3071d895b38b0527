package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import java.time.Duration;

/** The click of an irreversible step. */
final class Click {

    /** What the browser gets to say after the deadline that it could not do more, before it is killed. */
    static final Duration GRACE = Duration.ofMillis(500);

    // The button was ready before the leave was asked for; where it no longer is, the leave must not grow old.
    private static final double READY_MILLIS = 2_000;

    // It does not move, and a click in its middle would reach it.
    private static final String READY = """
            async button => {
              const before = button.getBoundingClientRect();
              await new Promise(requestAnimationFrame);
              const box = button.getBoundingClientRect();
              if (box.x !== before.x || box.y !== before.y) return false;
              const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return hit !== null && button.contains(hit)
                && !button.matches(':disabled') && !button.closest('[aria-disabled="true"]');
            }""";

    private Click() {}

    /** Whether it is plain to see that the button can be clicked; one that cannot now may be so later. */
    static boolean isReady(Locator button) {
        return Boolean.TRUE.equals(button.evaluate(READY));
    }

    /** Clicks. Waiting for what that sets off would take the time in which the site's word is looked for. */
    @SuppressWarnings("deprecation")
    static void once(Locator button, Countdown time) {
        button.click(new Locator.ClickOptions()
                .setTimeout(Math.min(READY_MILLIS, time.millisLeft()))
                .setNoWaitAfter(true));
    }
}
