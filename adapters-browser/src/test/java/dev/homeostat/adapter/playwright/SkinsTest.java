package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.application.publishing.port.PostRemover.Removal;
import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.TimelineEntry;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.AudienceOfSite;
import dev.homeostat.simulation.site.AudienceOptions;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import dev.homeostat.simulation.site.SiteSkin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites with other markup and other habits, used by their profiles alone. */
class SkinsTest extends PracticeSiteTest {

    private static final String FIRST = "Grüße, \"Welt\" & <b>alle</b>!\n\n  eingerückt  und weiter\nletzte Zeile";
    private static final String SECOND = "Ein zweiter Teil";

    @TempDir
    private Path directory;

    private final AtomicReference<Instant> accountTime = new AtomicReference<>(Instant.now());

    @Test
    void aForumOfPlainFormsIsUsedByItsProfile() {
        wear(SiteSkin.FORUM);
        goThrough(builtIn("practice-forum"), Duration.ofMinutes(2));
    }

    @Test
    void aRichEditorWithAReviewIsUsedByItsProfile() {
        wear(SiteSkin.EDITOR);
        goThrough(builtIn("practice-editor"), Duration.ofSeconds(1));
    }

    @Test
    void aComposerInADrawerBehindHttpBasicIsUsedByItsProfile() {
        wear(SiteSkin.DRAWER);
        goThrough(builtIn("practice-drawer"), Duration.ofSeconds(1));
    }

    private void wear(SiteSkin skin) {
        AudienceOfSite readers =
                AudienceOfSite.of(AudienceOptions.of(7, List.of("sea")).withTypicalViews(5_000_000));
        restart(PracticeSiteOptions.defaults().withSkin(skin).withAudience(readers, accountTime::get));
    }

    private SiteProfile builtIn(String name) {
        return SiteProfile.builtIn(name).withBaseUrl(site().url());
    }

    /** A thread of two, its timeline, its numbers and its end. */
    private void goThrough(SiteProfile profile, Duration exactness) {
        PlaywrightSite used = site(profile);
        SitePostId first = confirmed(publish(used, List.of(FIRST, SECOND), List.of()));
        SitePostId second = confirmed(publish(used, List.of(FIRST, SECOND), List.of(first)));

        List<AcceptedPost> accepted = site().accepted();
        assertThat(accepted).extracting(AcceptedPost::text).containsExactly(FIRST, SECOND);
        assertThat(accepted).extracting(AcceptedPost::id).containsExactly(first.value(), second.value());
        assertThat(accepted.getLast().inReplyTo()).contains(first.value());

        requireTimeline(used, accepted, exactness);
        requireNumbers(used, first);
        requireWalk(profile);
        assertThat(used.remover().remove(first, Duration.ofSeconds(20), ScriptedGate.granting()))
                .isInstanceOf(Removal.Removed.class);
        assertThat(site().accepted()).extracting(AcceptedPost::isDeleted).containsExactly(true, false);
    }

    /** The walk finds it all, and leaves it as it was. */
    private void requireWalk(SiteProfile profile) {
        List<ProfileWalk.Step> steps = walk(profile);

        assertThat(steps).noneMatch(step -> step.verdict() == ProfileWalk.Verdict.MISSING);
        assertThat(steps)
                .filteredOn(step -> step.verdict() == ProfileWalk.Verdict.FOUND)
                .extracting(ProfileWalk.Step::field)
                .contains("loggedIn.marker", "compose.text", "timeline.entry", "delete.button", "metrics");
        assertThat(site().accepted()).hasSize(2).noneMatch(AcceptedPost::isDeleted);
    }

    private List<ProfileWalk.Step> walk(SiteProfile profile) {
        List<ProfileWalk.Step> steps = new CopyOnWriteArrayList<>();
        new ProfileWalk(profile, RIGHT, worker(), directory).walk(steps::add);
        return steps;
    }

    private static PublishOutcome publish(PlaywrightSite site, List<String> items, List<SitePostId> before) {
        return site.publisher().publish(Claims.of(items, before), ScriptedGate.granting());
    }

    private static SitePostId confirmed(PublishOutcome outcome) {
        assertThat(outcome).isInstanceOf(PublishOutcome.Confirmed.class);
        return ((PublishOutcome.Confirmed) outcome).id();
    }

    private static void requireTimeline(PlaywrightSite site, List<AcceptedPost> accepted, Duration exactness) {
        TimelineReading reading =
                site.timelineReader().read(InstantSource.system().instant().minusSeconds(600));
        assertThat(reading).isInstanceOf(TimelineReading.Read.class);
        List<TimelineEntry> entries = ((TimelineReading.Read) reading).entries().reversed();
        assertThat(entries).hasSameSizeAs(accepted);
        for (int i = 0; i < entries.size(); i++) {
            TimelineEntry entry = entries.get(i);
            AcceptedPost post = accepted.get(i);
            assertThat(entry.id().value()).isEqualTo(post.id());
            assertThat(entry.author()).isEqualTo(post.author());
            assertThat(entry.text()).isEqualTo(post.text());
            assertThat(entry.inReplyTo().map(SitePostId::value)).isEqualTo(post.inReplyTo());
            assertThat(Duration.between(entry.publishedAt(), post.acceptedAt()).abs())
                    .isLessThan(exactness);
        }
    }

    private void requireNumbers(PlaywrightSite site, SitePostId post) {
        accountTime.updateAndGet(time -> time.plus(Duration.ofDays(1)));
        SiteReading reading = site.engagementReader().read(List.of(post)).get(post);
        assertThat(reading).isInstanceOf(SiteReading.Read.class);
        Metrics metrics = ((SiteReading.Read) reading).metrics();
        assertThat(metrics.counts()).containsOnlyKeys(Metric.values());
        assertThat(metrics.count(Metric.VIEWS).orElseThrow()).isGreaterThan(1_000_000);
    }

    @Test
    void nothingLeavesTheRichEditorBeforeTheGateOpens() {
        wear(SiteSkin.EDITOR);
        ScriptedGate gate = ScriptedGate.answering(new Authorization.Rehearse());

        assertThat(site(builtIn("practice-editor")).publisher().publish(Claims.of(FIRST), gate))
                .isInstanceOf(PublishOutcome.Rehearsed.class);
        assertThat(gate.timesAsked()).isEqualTo(1);
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void anEditorThatDoesNotHoldTheTextAsItIsSendsNothing() {
        wear(SiteSkin.EDITOR);
        SiteProfile deaf = edited("practice-editor", "text: [\".ProseArea\"]", "text: [\"button.to-review\"]");

        assertThat(site(deaf).publisher().publish(Claims.of(FIRST), ScriptedGate.granting()))
                .isInstanceOf(PublishOutcome.NotSent.class);
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void aWrongPasswordByHttpIsALoginThatWasRefused() {
        wear(SiteSkin.DRAWER);
        PlaywrightSite wrong =
                new PlaywrightSite(builtIn("practice-drawer"), new Credentials("practice", "wrong"), worker());

        assertThat(wrong.probe().probe()).hasValueSatisfying(obstacle -> {
            assertThat(obstacle.cause()).isEqualTo(Hindrance.LOGIN);
            assertThat(obstacle.detail()).contains("refused the login of practice by HTTP Basic");
        });
    }

    @Test
    void aWalkTellsWhatIsMissingOnWhichPageWithAPicture() {
        wear(SiteSkin.EDITOR);
        SiteProfile broken = ProfileFile.parse(
                        "variant",
                        SiteProfile.builtInText("practice-editor")
                                .replace("text: [\".ProseArea\"]", "text: [\".Prose\", \".ProseArea\"]")
                                .replace("review: [\"button.to-review\"]", "review: [\"button.next\"]")
                                .replace("navigationTimeout: 15s", "navigationTimeout: 1s"))
                .withBaseUrl(site().url());

        List<ProfileWalk.Step> steps = walk(broken);

        assertThat(steps)
                .filteredOn(step -> step.field().equals("compose.text"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.selector()).contains(".ProseArea");
                    assertThat(step.fallback()).isEqualTo(1);
                });
        assertThat(steps)
                .filteredOn(step -> step.verdict() == ProfileWalk.Verdict.MISSING)
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.field()).isEqualTo("compose.review");
                    assertThat(step.text()).contains("button.next");
                    assertThat(step.page()).isEqualTo(site().url() + "/");
                    assertThat(step.screenshot())
                            .hasValueSatisfying(picture -> assertThat(picture).isNotEmptyFile());
                });
    }

    @Test
    void aSessionThatAPersonHasLoggedInIsTakenOver() throws Exception {
        SiteProfile profile = ProfileFile.parse(
                        "variant",
                        PracticeProfiles.yaml().replaceAll("(?m)^login:\\n(  .*\\n)+", "login:\n  kind: session\n"))
                .withBaseUrl(site().url());
        Path session = Files.writeString(directory.resolve("session.json"), Writer.session(site()));
        try (BrowserWorker own = new BrowserWorker(
                "session", TestBrowsers.DIRECTORY, ChromiumLocator.ofSystem(), SessionVault.imported(session))) {
            assertThat(new PlaywrightSite(profile, RIGHT, own).probe().probe()).isEmpty();
        }
        String before = Files.readString(session);

        assertThat(site(profile.withDelays(new SiteProfile.Delays(profile.delays(), Duration.ofSeconds(1))))
                        .probe()
                        .probe())
                .hasValueSatisfying(obstacle -> assertThat(obstacle.detail()).contains("log in by hand and import it"));
        assertThat(session).hasContent(before);
    }

    private SiteProfile edited(String name, String piece, String replacement) {
        assertThat(SiteProfile.builtInText(name)).contains(piece);
        return ProfileFile.parse("variant", SiteProfile.builtInText(name).replace(piece, replacement))
                .withBaseUrl(site().url());
    }
}
