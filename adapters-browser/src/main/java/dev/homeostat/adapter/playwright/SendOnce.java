package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import dev.homeostat.domain.publishing.PublishOutcome.Throttled;
import dev.homeostat.domain.resilience.RetryAfter;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets each request that changes something leave once and not after the deadline.
 *
 * <p>Chromium by itself sends a request again, POST too, when a connection that it used before breaks off without an
 * answer; the site may have accepted the first already. From the click on, such requests are therefore carried by
 * Playwright's own client, which never repeats them, and the page gets the answer as it came.
 */
final class SendOnce implements Consumer<Route> {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final int FIRST_SERVER_ERROR = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Set<Integer> REPEATING = Set.of(307, 308);

    private final Function<String, Optional<String>> objection;
    private final Set<String> unanswered = new HashSet<>();
    private Optional<Countdown> countdown = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private Optional<APIResponse> tooMany = Optional.empty();
    private int answers;
    private boolean pageLost;

    /**
     * Not started yet.
     *
     * @param objection why nothing may be sent to an address, as {@link BrowserSource#objection}
     */
    SendOnce(Function<String, Optional<String>> objection) {
        this.objection = objection;
    }

    /** From now on requests are carried once, until the time is over. */
    void start(Countdown time) {
        countdown = Optional.of(time);
    }

    /**
     * What went wrong with a request since the start, as it was told, in full: the site's word on it may not be the whole
     * story.
     */
    Optional<String> trouble() {
        return trouble;
    }

    /** That the site asked to come later instead of taking anything: its first and only answer to a form says so. */
    Optional<Throttled> throttling() {
        return tooMany.filter(answer -> answers == 1 && trouble.isEmpty())
                .map(answer -> new Throttled(
                        RetryAfter.of(
                                name -> Optional.ofNullable(answer.headers().get(name)), Instant.now()),
                        "the site answered 429"));
    }

    /** Whether the request that was to bring the next page went wrong, so that no word will come. */
    boolean isPageLost() {
        return pageLost;
    }

    @Override
    public void accept(Route route) {
        if (countdown.isEmpty() || SAFE.contains(route.request().method())) {
            route.resume();
        } else {
            carry(route, countdown.get());
        }
    }

    private void carry(Route route, Countdown time) {
        Request request = route.request();
        String same = "%s %s %s".formatted(request.method(), request.url(), Objects.toString(request.postData(), ""));
        if (time.isOver() || unanswered.contains(same)) {
            note(request, "a request was held back, because its time was over or it was a repetition");
            route.abort("aborted");
            return;
        }
        Optional<String> refused = objection.apply(request.url());
        if (refused.isPresent()) {
            note(request, "a request was held back: " + refused.get());
            route.abort("aborted");
            return;
        }
        try {
            APIResponse answer = route.fetch(
                    new Route.FetchOptions().setMaxRedirects(0).setMaxRetries(0).setTimeout(time.millisLeft()));
            answers++;
            if (answer.status() == TOO_MANY_REQUESTS && request.isNavigationRequest()) {
                tooMany = Optional.of(answer);
            }
            if (answer.status() >= FIRST_SERVER_ERROR) {
                // It may have taken it all the same.
                unanswered.add(same);
                note(request, "the site answered %d".formatted(answer.status()));
            }
            if (REPEATING.contains(answer.status())) {
                // Chromium would follow it by itself.
                unanswered.add(same);
                note(request, "the site answered %d, which asks to send it again elsewhere".formatted(answer.status()));
                route.abort("aborted");
                return;
            }
            route.fulfill(new Route.FulfillOptions().setResponse(answer));
        } catch (PlaywrightException e) {
            unanswered.add(same);
            note(request, "no answer came: " + Messages.firstLine(e));
            route.abort("connectionreset");
        }
    }

    private void note(Request request, String what) {
        trouble = trouble.or(() -> Optional.of(what));
        pageLost |= request.isNavigationRequest();
    }
}
