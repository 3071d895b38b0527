package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.PlaywrightException;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.TimelineEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The way through a site: login, composer, timeline, a post's deletion and its numbers, all but the last step of each. */
final class SiteWalk {

    private static final String NO_LOGIN = "there is no login";
    private static final String NO_POST = "no item of the account was read from the timeline";

    private final SiteProfile profile;
    private final Credentials credentials;
    private final SitePage site;
    private final WalkReport report;

    SiteWalk(SiteProfile profile, Credentials credentials, SitePage site, WalkReport report) {
        this.profile = profile;
        this.credentials = credentials;
        this.site = site;
        this.report = report;
    }

    /** All the way, with a login at its beginning. */
    void fromLogin() {
        Optional<String> handle = logIn() ? handle() : Optional.empty();
        handle.ifPresentOrElse(this::loggedIn, () -> List.of("compose", "timeline", "metrics", "delete")
                .forEach(part -> report.skipped(part, NO_LOGIN)));
    }

    /** The way of an account that is logged in under this name. */
    void loggedIn(String handle) {
        part("compose.url", this::composer);
        Optional<SitePostId> post = timeline(handle);
        deletion(handle, post);
        metrics(post);
    }

    private interface Part {
        void go();
    }

    /** Goes through a part; what stands in its way is told and the next part is gone through all the same. */
    private boolean part(String field, Part part) {
        try {
            part.go();
            return true;
        } catch (SiteTrouble e) {
            report.stopped(field, e);
        } catch (PlaywrightException e) {
            report.stopped(field, e);
        }
        return false;
    }

    private boolean logIn() {
        return switch (profile.login().kind()) {
            case FORM -> part("login.url", () -> site.open(profile.login().url())) && fillIn(profile.login());
            case BASIC, SESSION -> true;
        };
    }

    private boolean fillIn(SiteProfile.Login login) {
        Optional<Locator> username = report.one("login.username", login.username());
        Optional<Locator> password = report.one("login.password", login.password());
        Optional<Locator> submit = report.one("login.submit", login.submit());
        if (username.isEmpty() || password.isEmpty() || submit.isEmpty()) {
            return false;
        }
        return part("login", () -> {
            username.get().fill(credentials.username());
            password.get().fill(credentials.password());
            submit.get().click();
            site.awaitAny(profile.loggedIn().marker(), login.failure());
            site.firstVisible(login.failure()).ifPresent(words -> {
                throw SiteTrouble.site(
                        "the site refused the login of %s: %s".formatted(credentials.username(), site.text(words)));
            });
        });
    }

    private Optional<String> handle() {
        boolean open = part("loggedIn.url", () -> {
            int status = site.open(profile.loggedIn().url());
            if (status >= 400) {
                throw SiteTrouble.site("the site answered %d: it did not take the login".formatted(status));
            }
        });
        Optional<Locator> marker =
                open ? report.any("loggedIn.marker", profile.loggedIn().marker()) : Optional.empty();
        Optional<String> handle =
                marker.flatMap(sign -> Extraction.read(sign, profile.loggedIn().handle()));
        if (marker.isPresent()) {
            handle.ifPresentOrElse(
                    name -> report.found("loggedIn.handle", "'%s'".formatted(name)),
                    () -> report.missing("loggedIn.handle", "no name can be read from the marker"));
        }
        return handle;
    }

    private void composer() {
        SiteProfile.Compose compose = profile.compose();
        site.open(compose.url());
        for (List<String> step : compose.open()) {
            site.awaitAny(compose.text(), step);
            if (site.firstVisible(compose.text()).isEmpty()) {
                report.one("compose.open", step).ifPresent(button -> open(button, compose));
            }
        }
        report.one("compose.text", compose.text());
        if (compose.review().isEmpty()) {
            report.one("compose.send", compose.send());
        } else {
            report.one("compose.review", compose.review().getFirst());
            report.skipped("compose.send", "shown after the review of a text; account.mode dry-run goes that far");
        }
        refuseEarly("compose.accepted", compose.accepted());
        refuseEarly("compose.refused", compose.refused());
    }

    private void open(Locator button, SiteProfile.Compose compose) {
        if (compose.send().stream()
                .anyMatch(send -> button.and(site.page().locator(send)).count() > 0)) {
            throw SiteTrouble.page("compose.open would click the send button");
        }
        button.click();
    }

    private void refuseEarly(String field, List<String> selectors) {
        if (site.firstVisible(selectors).isPresent()) {
            report.missing(field, "this stands there before anything was sent, so it says nothing: " + selectors);
        }
    }

    private Optional<SitePostId> timeline(String handle) {
        SiteProfile.Timeline timeline = profile.timeline();
        boolean open = part(
                "timeline.url",
                () -> site.open(timeline.url().replace("{handle}", URLEncoder.encode(handle, StandardCharsets.UTF_8))));
        if (!open || report.any("timeline.shown", timeline.shown()).isEmpty()) {
            return Optional.empty();
        }
        Optional<Locator> entries = timeline.entry().stream()
                .map(site.page()::locator)
                .filter(found -> found.count() > 0)
                .findFirst();
        if (entries.isEmpty()) {
            report.skipped("timeline.entry", "nothing matches; that is well only where the account has no items yet");
            return Optional.empty();
        }
        return entries(handle, entries.get());
    }

    private Optional<SitePostId> entries(String handle, Locator elements) {
        try {
            // Ages are all taken, however coarse: nothing is looked for by them here.
            EntryTime time = new EntryTime(profile, Instant.MAX, InstantSource.system());
            List<TimelineEntry> read = new EntryReader(profile.timeline(), time, 1).read(elements);
            List<TimelineEntry> own =
                    read.stream().filter(entry -> entry.author().equals(handle)).toList();
            if (own.isEmpty()) {
                report.missing("timeline.author", "none of the %d items is by '%s'".formatted(read.size(), handle));
                return Optional.empty();
            }
            report.found("timeline.entry", described(own.getFirst(), read.size()));
            site.firstVisible(profile.timeline().next())
                    .ifPresentOrElse(
                            link -> report.found("timeline.next", "a link to older items"),
                            () -> report.skipped("timeline.next", "not on this page; well where nothing is older"));
            return Optional.of(own.getFirst().id());
        } catch (SiteTrouble e) {
            // An item that cannot be read is one that looks otherwise than the profile says.
            report.missing("timeline.entry", Messages.firstLine(e));
        } catch (PlaywrightException e) {
            report.stopped("timeline.entry", e);
        }
        return Optional.empty();
    }

    private static String described(TimelineEntry newest, int count) {
        return "%d items; the newest own one has id %s, time %s, text '%s'"
                .formatted(count, newest.id(), newest.publishedAt(), Messages.brief(newest.text()));
    }

    private void deletion(String handle, Optional<SitePostId> post) {
        if (profile.removal().isEmpty() || post.isEmpty()) {
            report.skipped("delete", profile.removal().isEmpty() ? "the profile has no such section" : NO_POST);
            return;
        }
        SiteProfile.Removal removal = profile.removal().get();
        part("delete.url", () -> {
            site.open(removal.url()
                    .replace("{handle}", URLEncoder.encode(handle, StandardCharsets.UTF_8))
                    .replace("{id}", URLEncoder.encode(post.get().value(), StandardCharsets.UTF_8)));
            report.one("delete.button", removal.button());
        });
    }

    private void metrics(Optional<SitePostId> post) {
        if (profile.metrics().isEmpty() || post.isEmpty()) {
            report.skipped("metrics", profile.metrics().isEmpty() ? "the profile has no such section" : NO_POST);
            return;
        }
        part("metrics.url", () -> {
            switch (MetricsPages.open(profile, profile.metrics().get(), site).read(post.get())) {
                case SiteReading.Read(var metrics) ->
                    report.found("metrics", metrics.counts().toString());
                case SiteReading.Unreadable(var cause, String reason) -> {
                    if (cause == SiteReading.Cause.LAYOUT) {
                        report.missing("metrics", reason);
                    } else {
                        report.unseen("metrics", reason);
                    }
                }
            }
        });
    }
}
