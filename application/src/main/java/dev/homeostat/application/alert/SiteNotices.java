package dev.homeostat.application.alert;

import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.audit.Severity;
import dev.homeostat.domain.inspection.InspectionPolicy;
import dev.homeostat.domain.inspection.MissingElement;
import dev.homeostat.domain.resilience.Dependency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells of pages that are not as the site's profile says and of logins that end, and when all is well again. */
final class SiteNotices {

    private final AccountId account;
    private final RaiseNotices notices;
    private final Episode layoutChanged;
    private final Episode loginEnds;
    private final Episode loginLost;

    SiteNotices(AccountId account, RaiseNotices notices) {
        this.account = account;
        this.notices = notices;
        this.layoutChanged = Episode.of("layout-changed", account);
        this.loginEnds = Episode.of("login-ends", account);
        this.loginLost = Episode.of("login-lost", account);
    }

    void inspected(EngineEvent.SiteInspected inspected) {
        notices.over(loginLost, "%s is logged in.".formatted(account));
        tellMissing(inspected.missing());
        inspected
                .loginEnds()
                .ifPresentOrElse(
                        end -> notices.opened(
                                loginEnds,
                                Severity.WARNING,
                                "the login of %s ends soon".formatted(account),
                                "The site forgets it at %s. Where it was imported, log in by hand and import it anew."
                                        .formatted(end),
                                Optional.empty()),
                        () -> notices.over(loginEnds, "The login of %s lasts.".formatted(account)));
    }

    /** What a dependency does not work for, if it is told of here. */
    Optional<Episode> causeOf(Dependency dependency) {
        return dependency == Dependency.LOGIN ? Optional.of(loginLost) : Optional.empty();
    }

    private void tellMissing(List<MissingElement> missing) {
        if (missing.isEmpty()) {
            notices.over(layoutChanged, "The pages are as the site's profile says.");
            return;
        }
        boolean held = missing.stream().anyMatch(InspectionPolicy::keepsFromSending);
        notices.opened(
                layoutChanged,
                held ? Severity.CRITICAL : Severity.ERROR,
                "the site looks otherwise than its profile says",
                "Missing: %s%n%s'homeostat profile check --live' shows what is there; mend the profile and restart."
                        .formatted(
                                missing.stream()
                                        .map(element -> "%s (%s)".formatted(element.field(), element.detail()))
                                        .collect(Collectors.joining("; ")),
                                held ? "No post is sent before it is there again. " : ""),
                Optional.empty());
    }

    void loginLost(EngineEvent.LoginLost lost) {
        notices.opened(
                loginLost,
                Severity.CRITICAL,
                "%s is not logged in".formatted(account),
                "%s%nNothing is published or read until it is.".formatted(lost.detail()),
                Optional.empty());
    }
}
