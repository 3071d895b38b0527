package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.engagement.Metric;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.engagement.SiteReading.Cause;
import dev.homeostat.domain.engagement.SiteReading.Unreadable;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.AudienceOfSite;
import dev.homeostat.simulation.site.AudienceOptions;
import dev.homeostat.simulation.site.PageFault;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import dev.homeostat.simulation.site.Readership;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaywrightEngagementReaderTest extends PracticeSiteTest {

    private static final Instant START = Instant.parse("2027-01-01T00:00:00Z");
    private static final SitePostId FIRST = new SitePostId("1000001");
    private static final SitePostId SECOND = new SitePostId("1000002");
    private static final SitePostId THIRD = new SitePostId("1000003");

    private final AudienceOfSite audience =
            AudienceOfSite.of(AudienceOptions.of(7, List.of("sea")).withTypicalViews(20_000));
    private final AtomicReference<Instant> accountTime = new AtomicReference<>(START);
    private final Map<String, PageFault> faults = new ConcurrentHashMap<>();
    private final Map<String, Runnable> actions = new ConcurrentHashMap<>();

    @BeforeEach
    void publishThreePostsADayAgo() throws Exception {
        restart(options());
        Writer.fill(site(), 3);
        accountTime.set(START.plus(Duration.ofDays(1)));
    }

    @Test
    void readsSeveralPostsInOneGoInTheirOrder() {
        Map<SitePostId, SiteReading> readings = read(THIRD, FIRST, SECOND);

        assertThat(readings.keySet()).containsExactly(THIRD, FIRST, SECOND);
        Readership truth = audience.readership();
        for (AcceptedPost post : site().accepted()) {
            truth.shown(post.id(), post.text(), START, Optional.empty());
            long views = truth.metricsOf(post.id(), accountTime.get())
                    .orElseThrow()
                    .count(Metric.VIEWS)
                    .orElseThrow();
            SiteReading.Read read = (SiteReading.Read) readings.get(new SitePostId(post.id()));
            // The site shows three digits of a large number, rounded down.
            assertThat(read.metrics().count(Metric.VIEWS).orElseThrow()).isBetween(views - views / 100, views);
            assertThat(read.metrics().counts()).containsOnlyKeys(Metric.values());
            assertThat(read.metrics().count(Metric.LIKES).orElseThrow()).isPositive();
        }
    }

    @Test
    void readsTheSameAgain() {
        assertThat(read(FIRST)).isEqualTo(read(FIRST));
    }

    @Test
    void aPostThatTheSiteDoesNotHaveIsGoneAndTheOthersAreRead() {
        Map<SitePostId, SiteReading> readings = read(new SitePostId("4"), FIRST);

        assertThat(unreadable(readings, new SitePostId("4")).cause()).isEqualTo(Cause.GONE);
        assertThat(readings.get(FIRST)).isInstanceOf(SiteReading.Read.class);
    }

    @Test
    void aLoginPageIsNeverZeroLikesAndEndsTheGo() {
        faults.put(SECOND.value(), PageFault.LOGGED_OUT);

        Map<SitePostId, SiteReading> readings = read(FIRST, SECOND, THIRD);

        assertThat(readings.get(FIRST)).isInstanceOf(SiteReading.Read.class);
        assertThat(unreadable(readings, SECOND).cause()).isEqualTo(Cause.LOGIN);
        assertThat(readings).as("what was not tried has not failed").doesNotContainKey(THIRD);
    }

    @Test
    void missingNumbersAreNoNumbers() {
        faults.put(SECOND.value(), PageFault.WITHOUT_NUMBERS);

        Map<SitePostId, SiteReading> readings = read(impatient(profile()), FIRST, SECOND, THIRD);

        assertThat(readings.get(FIRST)).isInstanceOf(SiteReading.Read.class);
        assertThat(unreadable(readings, SECOND))
                .isEqualTo(new Unreadable(
                        Cause.LAYOUT,
                        "metrics.views: nothing found by [[data-testid=views]] in the post at " + address("1000002")));
        assertThat(readings.get(THIRD)).isInstanceOf(SiteReading.Read.class);
    }

    @Test
    void numbersOfAnotherPostDoNotCount() {
        SiteProfile wrong =
                PracticeProfiles.with(site().url(), "url: /@{handle}/posts/{id}", "url: /@{handle}/posts/1000002?{id}");

        Map<SitePostId, SiteReading> readings = read(impatient(wrong), FIRST, SECOND);

        assertThat(unreadable(readings, FIRST).cause()).isEqualTo(Cause.LAYOUT);
        assertThat(unreadable(readings, FIRST).reason())
                .isEqualTo("metrics.id: the posts at %s are [1000002], and not once 1000001"
                        .formatted(address("1000002?1000001")));
        assertThat(readings.get(SECOND)).isInstanceOf(SiteReading.Read.class);
    }

    @Test
    void numbersThatFellAreReadAsTheyStand() {
        long before = views(FIRST);
        faults.put(FIRST.value(), PageFault.HALVED_NUMBERS);

        assertThat(views(FIRST)).isBetween(before / 2 - 1_000, before / 2 + 1_000);
    }

    @Test
    void aFailingSiteIsTheSitesFault() {
        faults.put(FIRST.value(), PageFault.BROKEN);

        Map<SitePostId, SiteReading> readings = read(FIRST, SECOND);

        assertThat(unreadable(readings, FIRST).cause()).isEqualTo(Cause.SITE);
        assertThat(unreadable(readings, FIRST).reason()).contains("500");
        assertThat(readings.get(SECOND)).isInstanceOf(SiteReading.Read.class);
    }

    @Test
    void everyPostFailsAlikeWhereNobodyCanLogIn() {
        restart(options().withUsers(Map.of("practice", "changed")));

        assertThat(read(FIRST, SECOND).values()).allSatisfy(reading -> assertThat(((Unreadable) reading).cause())
                .isEqualTo(Cause.LOGIN));
    }

    @Test
    void everyPostFailsAlikeWhereTheSiteIsAway() {
        URI address = site().url();
        site().close();

        assertThat(read(SiteProfile.practice(address), FIRST, SECOND).values())
                .allSatisfy(
                        reading -> assertThat(((Unreadable) reading).cause()).isEqualTo(Cause.SITE));
    }

    @Test
    void selectorsThatMatchNothingAreNamedWithTheirFieldAndTheAddress() {
        SiteProfile shown =
                PracticeProfiles.with(site().url(), "shown: [\"article[data-testid=post]\"]", "shown: [\".none\"]");
        SiteProfile likes = PracticeProfiles.with(site().url(), "[data-testid=likes]", ".hearts");

        assertThat(unreadable(read(impatient(shown), FIRST), FIRST).reason())
                .isEqualTo("metrics.shown: nothing at %s matches [.none]".formatted(address("1000001")));
        assertThat(unreadable(read(impatient(likes), FIRST), FIRST).reason())
                .isEqualTo("metrics.likes: nothing found by [.hearts] in the post at " + address("1000001"));
    }

    @Test
    void aProfileWithoutMetricsReadsNothing() {
        SiteProfile without = ProfileFile.parse(
                        "variant", PracticeProfiles.yaml().replaceAll("(?m)^metrics:\\n(  .*\\n)+", ""))
                .withBaseUrl(site().url());

        assertThat(site(without).engagementReader().canRead()).isFalse();
        assertThat(site(profile()).engagementReader().canRead()).isTrue();
        assertThat(read(without, FIRST)).isEmpty();
        assertThat(read()).isEmpty();
    }

    @Test
    void aBrowserThatDiesTakesNothingWithItThatWasRead() {
        beforePageOf(SECOND, () -> TestBrowsers.kill(BROWSER));

        Map<SitePostId, SiteReading> readings = read(FIRST, SECOND, THIRD);

        assertThat(readings.get(FIRST)).isInstanceOf(SiteReading.Read.class);
        assertThat(unreadable(readings, SECOND).cause()).isEqualTo(Cause.BROWSER);
        assertThat(readings).doesNotContainKey(THIRD);
        beforePageOf(SECOND, () -> {});
        assertThat(read(SECOND).get(SECOND)).isInstanceOf(SiteReading.Read.class);
    }

    private void beforePageOf(SitePostId post, Runnable action) {
        actions.put(post.value(), action);
    }

    private PracticeSiteOptions options() {
        return PracticeSiteOptions.defaults()
                .withAudience(audience, accountTime::get)
                .withPageFaults(id -> {
                    actions.getOrDefault(id, () -> {}).run();
                    return faults.getOrDefault(id, PageFault.NONE);
                });
    }

    /** As it is reported: the user's name is the password too. */
    private String address(String post) {
        return site().url() + "/@***/posts/" + post;
    }

    private static SiteProfile impatient(SiteProfile profile) {
        return profile.withDelays(new SiteProfile.Delays(profile.delays(), Duration.ofSeconds(2)));
    }

    private Map<SitePostId, SiteReading> read(SitePostId... posts) {
        return read(profile(), posts);
    }

    private static Map<SitePostId, SiteReading> read(SiteProfile profile, SitePostId... posts) {
        return site(profile).engagementReader().read(List.of(posts));
    }

    private long views(SitePostId post) {
        return ((SiteReading.Read) read(post).get(post))
                .metrics()
                .count(Metric.VIEWS)
                .orElseThrow();
    }

    private static Unreadable unreadable(Map<SitePostId, SiteReading> readings, SitePostId post) {
        return (Unreadable) readings.get(post);
    }
}
