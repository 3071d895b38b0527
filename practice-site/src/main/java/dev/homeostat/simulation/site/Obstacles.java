package dev.homeostat.simulation.site;

import dev.homeostat.simulation.site.Sessions.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts what stands on all pages in the place of what they would show. Thread-safe. */
final class Obstacles {

    private static final String STUCK =
            "<!doctype html><title>Busy</title><p>One moment<script>while (true) {}</script>";

    private final FaultPlan plan;
    private final Sessions sessions;
    private final Pages pages;

    Obstacles(FaultPlan plan, Sessions sessions, Pages pages) {
        this.plan = plan;
        this.sessions = sessions;
        this.pages = pages;
    }

    /** The usual answer, or what stands in its place. */
    Answer answer(Request request, Optional<Session> viewer, Supplier<Answer> usual) {
        if (viewer.isPresent()
                && !pages.skin().asksByHttp()
                && plan.showing().equals(Optional.of(PageFault.CHALLENGE))) {
            // Only the login after it meets the challenge.
            return loggedOut(viewer, request.path());
        }
        return plan.showOn(fault -> standsInTheWay(fault, request, viewer))
                .map(shown -> page(shown, viewer, request.path()))
                .orElseGet(() -> whole(usual.get()));
    }

    private boolean standsInTheWay(PageFault fault, Request request, Optional<Session> viewer) {
        return switch (fault) {
            case CAPTCHA, RATE_LIMITED, BROKEN, SILENT, STUCK -> true;
            case LOGGED_OUT, LOCKED, SUSPENDED -> viewer.isPresent();
            // With HTTP Basic every request is a login.
            case CHALLENGE -> pages.skin().asksByHttp() ? viewer.isPresent() : isLogin(request);
            case TRUNCATED, LATE_CAPTCHA, NONE, WITHOUT_NUMBERS, HALVED_NUMBERS -> false;
        };
    }

    private boolean isLogin(Request request) {
        Skin.Fields fields = pages.skin().fields();
        return request.method().equals("POST")
                && request.path().equals("/login")
                && sessions.knows(
                        request.form().getOrDefault(fields.user(), ""),
                        request.form().getOrDefault(fields.password(), ""));
    }

    private Answer whole(Answer usual) {
        return usual instanceof Answer.Page page ? whole(page) : usual;
    }

    private Answer whole(Answer.Page page) {
        return plan.showOn(fault -> fault == PageFault.TRUNCATED || fault == PageFault.LATE_CAPTCHA)
                .map(shown -> shown.fault() == PageFault.TRUNCATED ? new Answer.Torn(page) : covered(page))
                .orElse(page);
    }

    private Answer covered(Answer.Page page) {
        String cover = """
                <template id="cover"><div style="position: fixed; inset: 0; background: #fff">%s
                <button type="submit" data-testid="send">Go on</button></div></template>
                <script>
                document.addEventListener("input", () => document.body.append(
                    document.getElementById("cover").content.cloneNode(true)), {once: true});
                </script>
                </body>""".formatted(pages.skin().complaint("captcha", "Show that you are a person before you go on."));
        return new Answer.Page(page.status(), page.html().replace("</body>", cover));
    }

    private Answer page(StandingFault.Shown shown, Optional<Session> viewer, String path) {
        return shown.fault() == PageFault.LOGGED_OUT ? loggedOut(viewer, path) : page(shown, viewer);
    }

    private Answer loggedOut(Optional<Session> viewer, String path) {
        viewer.ifPresent(sessions::end);
        return pages.login(Optional.of(path), Optional.empty());
    }

    /** The page of its own that something shows which has one. */
    Answer page(StandingFault.Shown shown, Optional<Session> viewer) {
        return switch (shown.fault()) {
            case CAPTCHA -> alert(200, "captcha", "Show that you are a person before you go on.");
            case CHALLENGE -> alert(200, "login-challenge", "Confirm that it is you: a code is on its way to you.");
            case LOCKED -> alert(403, "account-locked", "Your account is locked. Write to us to have it opened.");
            case SUSPENDED -> alert(403, "account-suspended", "Your account is suspended.");
            case RATE_LIMITED -> comeLater(shown.retryAfter());
            case SILENT -> new Answer.Silence();
            case STUCK -> new Answer.Page(200, STUCK);
            default -> pages.message(500, viewer, "Something went wrong.");
        };
    }

    Answer comeLater(Duration retryAfter) {
        return new Answer.ComeLater(alert(429, "rate-limited", "That was too much. Come again later."), retryAfter);
    }

    private Answer.Page alert(int status, String what, String text) {
        return pages.alert(status, Optional.empty(), what, text);
    }
}
