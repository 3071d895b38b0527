package dev.homeostat.testkit.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.NoticePorts;
import dev.homeostat.application.inspection.port.SiteInspector;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeTerms;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.inspection.MissingElement;
import dev.homeostat.domain.inspection.SitePart;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.testkit.ManualHomeostat;
import dev.homeostat.testkit.ScriptedNotifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a look at the site finds before a post is tried, and what the engine makes of it. */
class InspectingTest {

    private static final MissingElement SEND =
            new MissingElement(SitePart.COMPOSE, "compose.send", "nothing that is visible matches #send");
    private static final MissingElement LIKES =
            new MissingElement(SitePart.METRICS, "metrics", "the number of likes is not there");
    private static final Duration ONE_LOOK = Duration.ofMinutes(10);

    private final ScriptedNotifier mail = new ScriptedNotifier("mail");
    private final ManualHomeostat engine = ManualHomeostat.with(
            EngineSettings.of(new AccountId("manual")).withMode(Mode.LIVE).withLimits(PublishLimits.DEFAULT.unpaced()),
            builder -> builder.notices(new NoticePorts(
                    List.of(mail), NoticeTerms.toAll(List.of("mail")), Optional.empty(), () -> 0.5, Runnable::run)));

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void noPostIsTriedWhileTheComposerLacksSomethingAndAllGoOutAfterwards() {
        engine.site().inspectBy(() -> looked(SEND));
        engine.advance(ONE_LOOK);
        PostId post = engine.queue("waits for its button");
        engine.advance(Duration.ofMinutes(30));

        assertThat(engine.post(post))
                .hasValueSatisfying(waiting -> assertThat(waiting.status()).isEqualTo(PostStatus.QUEUED));
        assertThat(engine.site().accepted()).isEmpty();
        assertThat(open()).containsExactly("layout-changed/manual");
        assertThat(engine.store().errors()).anySatisfy(error -> {
            assertThat(error.kind()).isEqualTo("layout_changed");
            assertThat(error.message()).contains("compose.send").contains("#send");
        });

        engine.site().inspectBy(InspectingTest::looked);
        engine.advance(Duration.ofMinutes(20));

        assertThat(engine.site().accepted()).hasSize(1);
        assertThat(open()).isEmpty();
    }

    @Test
    void postsGoOutWhileSomethingElseIsMissing() {
        engine.site().inspectBy(() -> looked(LIKES));
        engine.advance(ONE_LOOK);
        engine.queue("goes out all the same");
        engine.advance(Duration.ofMinutes(10));

        assertThat(engine.site().accepted()).hasSize(1);
        assertThat(open()).containsExactly("layout-changed/manual");
    }

    @Test
    void whatIsThereAtTheSecondLookWasNeverMissing() {
        Iterator<SiteInspector.Inspection> looks =
                List.of(looked(SEND), looked()).iterator();
        engine.site().inspectBy(looks::next);
        engine.advance(ONE_LOOK);

        assertThat(looks.hasNext()).isFalse();
        assertThat(open()).isEmpty();
        assertThat(engine.store().errors()).isEmpty();
    }

    @Test
    void aLoginThatIsGoneIsToldBeforeAPostIsTried() {
        engine.site().hinder(Hindrance.LOGIN);
        engine.advance(ONE_LOOK);

        assertThat(open()).contains("login-lost/manual");
        // The circuit breaker opens for the same reason, which a person hears of once.
        engine.queue("cannot go out");
        engine.advance(Duration.ofMinutes(40));
        assertThat(open()).contains("login-lost/manual", "breaker/login/manual");
        assertThat(mail.delivered())
                .extracting(Notice::title)
                .containsOnlyOnce("manual is not logged in")
                .doesNotContain("the login does not work");

        engine.site().unhinder();
        engine.advance(Duration.ofHours(1));

        assertThat(open()).isEmpty();
    }

    @Test
    void aLoginThatEndsSoonIsToldInTime() {
        Instant end = Instant.parse("2026-01-09T08:00:00Z");
        engine.site().inspectBy(() -> until(end));
        engine.advance(ONE_LOOK);
        assertThat(open()).isEmpty();

        engine.advance(Duration.ofDays(1));
        assertThat(open()).containsExactly("login-ends/manual");
        assertThat(engine.store().events())
                .anySatisfy(event -> assertThat(event.type()).isEqualTo("site_inspection_report"));

        engine.site().inspectBy(() -> until(end.plus(Duration.ofDays(30))));
        engine.advance(ONE_LOOK);
        assertThat(open()).isEmpty();
    }

    private static SiteInspector.Inspection looked(MissingElement... missing) {
        return new SiteInspector.Looked(9, List.of(missing), 0, Optional.empty());
    }

    private static SiteInspector.Inspection until(Instant loginEnds) {
        return new SiteInspector.Looked(9, List.of(), 0, Optional.of(loginEnds));
    }

    /** The episodes that a person takes for going on. */
    private List<String> open() {
        return engine.store().ports().notices().standing().episodes().stream()
                .filter(state -> state.quiet().isEmpty())
                .map(EpisodeState::episode)
                .map(Episode::key)
                .toList();
    }
}
