package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.TimelineEntry;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.Fault;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PlaywrightTimelineReaderTest extends PracticeSiteTest {

    @Test
    void readsAnEmptyTimelineToItsEnd() {
        assertThat(read(Instant.EPOCH)).isEqualTo(new TimelineReading.Read("practice", List.of(), Instant.EPOCH));
    }

    @Test
    void readsWhatStandsThereExactly() {
        String text = "Ünï 😀 👩‍👩‍👧 <b>&amp;\"quotes\"\n\n  indented\tand\nשלום";
        publish(List.of(text), List.of());
        SitePostId first = new SitePostId(site().accepted().getFirst().id());
        publish(List.of(text, "a reply"), List.of(first));

        TimelineReading.Read reading = read(Instant.EPOCH);

        assertThat(reading.author()).isEqualTo("practice");
        assertThat(reading.coversFrom()).isEqualTo(Instant.EPOCH);
        assertThat(reading.entries())
                .containsExactly(
                        entry(site().accepted().get(1), Optional.of(first)),
                        entry(site().accepted().get(0), Optional.empty()));
        assertThat(reading.entries().get(1).text()).isEqualTo(text);
    }

    @Test
    void findsAPostWhoseAnswerWasLost() {
        restart(PracticeSiteOptions.defaults().withFaults(FaultPlan.script(List.of(new Fault.AcceptThenDrop()))));

        assertThat(publish(List.of("lost"), List.of())).isInstanceOf(PublishOutcome.Unconfirmed.class);

        assertThat(read(Instant.EPOCH).entries())
                .containsExactly(entry(site().accepted().getFirst(), Optional.empty()));
    }

    @Test
    void goesOnToOlderPagesUntilFarEnoughOrTheEnd() throws Exception {
        startWithTickingClock();
        Writer.fill(site(), 45);

        TimelineReading.Read whole = read(Instant.EPOCH);
        assertThat(whole.coversFrom()).isEqualTo(Instant.EPOCH);
        assertThat(whole.entries())
                .extracting(entry -> entry.id().value())
                .containsExactlyElementsOf(site().accepted().reversed().stream()
                        .map(AcceptedPost::id)
                        .toList());

        Instant since = site().accepted().get(30).acceptedAt();
        TimelineReading.Read part = read(since);
        assertThat(part.entries()).hasSize(20);
        assertThat(part.coversFrom()).isEqualTo(since);
    }

    @Test
    void loadsPicturesOnlyWhereTheProfileWantsThem() throws Exception {
        restart(PracticeSiteOptions.defaults().withPictures());
        Writer.fill(site(), 3);

        // To log in leads to a page that is loaded whole.
        read(Instant.EPOCH);
        long before = site().picturesServed();

        assertThat(read(Instant.EPOCH).entries()).hasSize(3);
        assertThat(site().picturesServed()).isEqualTo(before);

        TimelineReader loading = site(PracticeProfiles.with(site().url(), "maxPages: 40", "maxPages: 40\nimages: load"))
                .timelineReader();
        assertThat(loading.read(Instant.EPOCH)).isInstanceOf(TimelineReading.Read.class);
        assertThat(site().picturesServed()).isEqualTo(before + 3);
    }

    @Test
    void aPictureThatIsNotLoadedIsStillSeen() throws Exception {
        restart(PracticeSiteOptions.defaults().withPictures());
        Writer.fill(site(), 1);
        read(Instant.EPOCH);
        long before = site().picturesServed();

        TimelineReading reading = site(PracticeProfiles.with(
                        site().url(),
                        "shown: [\"section[data-testid=timeline]\"]",
                        "shown: [\"figure img[src^='/pictures/']\"]"))
                .timelineReader()
                .read(Instant.EPOCH);

        assertThat(reading).isInstanceOf(TimelineReading.Read.class);
        assertThat(site().picturesServed()).isEqualTo(before);
    }

    @Test
    void tellsHowFarItCameWhenThePagesAreTooMany() throws Exception {
        startWithTickingClock();
        Writer.fill(site(), 45);

        TimelineReading.Read reading =
                (TimelineReading.Read) site(PracticeProfiles.with(site().url(), "maxPages: 40", "maxPages: 2"))
                        .timelineReader()
                        .read(Instant.EPOCH);

        Instant oldest = site().accepted().get(5).acceptedAt();
        assertThat(reading.entries()).hasSize(40);
        assertThat(reading.coversFrom()).isAfter(oldest).isBefore(oldest.plusMillis(1));
    }

    @Test
    void aReadOfManyPagesDoesNotHoldTheBrowserForLong() {
        assertThat(PlaywrightTimelineReader.limit(profile())).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void readsNothingWithoutALogin() {
        restart(PracticeSiteOptions.defaults().withUsers(Map.of("practice", "changed")));

        assertThat(unreadable(profile()).cause()).isEqualTo(Hindrance.LOGIN);
    }

    @Test
    void readsNothingFromASiteThatIsAway() {
        URI address = site().url();
        site().close();

        assertThat(unreadable(SiteProfile.practice(address)).cause()).isEqualTo(Hindrance.SITE);
    }

    @Test
    void readsNothingFromAPageWithoutATimeline() {
        TimelineReading.Unreadable unreadable =
                unreadable(PracticeProfiles.with(site().url(), "url: /@{handle}", "url: /compose?{handle}")
                        .withDelays(new SiteProfile.Delays(profile().delays(), Duration.ofSeconds(1))));

        assertThat(unreadable.cause()).isEqualTo(Hindrance.SITE);
        assertThat(unreadable.detail()).contains("no timeline");
    }

    @Test
    void doesNotPassOverAnEntryThatLacksSomething() throws Exception {
        Writer.fill(site(), 1);

        TimelineReading.Unreadable unreadable =
                unreadable(PracticeProfiles.with(site().url(), "data-id", "data-other"));

        assertThat(unreadable.cause()).isEqualTo(Hindrance.SITE);
        assertThat(unreadable.detail()).isEqualTo("entry 1 of page 1 has no id");
    }

    private void startWithTickingClock() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
        restart(PracticeSiteOptions.defaults().withClock(() -> now.updateAndGet(at -> at.plusMillis(10))));
    }

    private PublishOutcome publish(List<String> items, List<SitePostId> published) {
        return site(profile()).publisher().publish(Claims.of(items, published), ScriptedGate.granting());
    }

    private TimelineReading.Read read(Instant since) {
        TimelineReading reading = site(profile()).timelineReader().read(since);
        assertThat(reading).isInstanceOf(TimelineReading.Read.class);
        return (TimelineReading.Read) reading;
    }

    private static TimelineReading.Unreadable unreadable(SiteProfile profile) {
        TimelineReading reading = site(profile).timelineReader().read(Instant.EPOCH);
        assertThat(reading).isInstanceOf(TimelineReading.Unreadable.class);
        return (TimelineReading.Unreadable) reading;
    }

    private static TimelineEntry entry(AcceptedPost post, Optional<SitePostId> inReplyTo) {
        return new TimelineEntry(new SitePostId(post.id()), post.author(), post.text(), post.acceptedAt(), inReplyTo);
    }
}
