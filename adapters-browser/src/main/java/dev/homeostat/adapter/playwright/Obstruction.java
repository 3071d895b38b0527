package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.resilience.RetryAfter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sees whether a page holds the account up: a captcha, a lock and the like, or the word to come later. */
final class Obstruction {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Page page;
    private final SiteProfile.Pages pages;
    private final Credentials credentials;
    private Optional<Response> answer = Optional.empty();

    Obstruction(Page page, SiteProfile.Pages pages, Credentials credentials) {
        this.page = page;
        this.pages = pages;
        this.credentials = credentials;
        page.onResponse(this::note);
    }

    private void note(Response response) {
        if (response.request().isNavigationRequest()
                && page.mainFrame().equals(response.request().frame())) {
            answer = Optional.of(response);
        }
    }

    /** Forgets the page before, because another is asked for. */
    void expectAnother() {
        answer = Optional.empty();
    }

    /** What is seen now. */
    Optional<SiteTrouble> look() {
        return nothingIsSeen() ? throttling() : seen().or(this::throttling);
    }

    private boolean nothingIsSeen() {
        return pages.all().stream()
                .map(page::locator)
                .reduce(Locator::or)
                .map(any -> SitePage.visible(any).count() == 0)
                .orElse(true);
    }

    private Optional<SiteTrouble> seen() {
        return account(pages.suspended(), Hindrance.SUSPENDED, "that the account is suspended")
                .or(() -> account(pages.locked(), Hindrance.LOCKED, "that the account is locked"))
                .or(() -> account(pages.captcha(), Hindrance.CAPTCHA, "a captcha"))
                .or(() -> account(pages.challenge(), Hindrance.CHALLENGE, "a login challenge"))
                .or(() -> words(pages.rateLimited()).map(this::throttling));
    }

    private Optional<SiteTrouble> account(List<String> selectors, Hindrance kind, String what) {
        return words(selectors)
                .map(words -> new SiteTrouble(kind, "the site shows %s at %s: %s".formatted(what, address(), words)));
    }

    private Optional<String> words(List<String> selectors) {
        return SitePage.firstVisible(page, selectors)
                .map(element -> credentials.brief(
                        Optional.ofNullable(element.textContent()).orElse("")));
    }

    /** Whether the page was answered with the word to come later, whatever is seen on it. */
    boolean isAskedToComeLater() {
        return answer.filter(response -> response.status() == TOO_MANY_REQUESTS).isPresent();
    }

    private Optional<SiteTrouble> throttling() {
        return isAskedToComeLater() ? Optional.of(throttling("it answered 429")) : Optional.empty();
    }

    private SiteTrouble throttling(String words) {
        return new Throttling(
                answer.flatMap(response -> RetryAfter.of(
                        name -> Optional.ofNullable(response.headers().get(name)), Instant.now())),
                "the site asks to come later at %s: %s".formatted(address(), words));
    }

    private String address() {
        return credentials.brief(page.url());
    }
}
