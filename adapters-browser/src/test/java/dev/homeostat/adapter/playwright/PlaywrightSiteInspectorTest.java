package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.inspection.port.SiteInspector;
import dev.homeostat.application.inspection.port.SiteInspector.Hindered;
import dev.homeostat.application.inspection.port.SiteInspector.Looked;
import dev.homeostat.domain.inspection.MissingElement;
import dev.homeostat.domain.inspection.SitePart;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.simulation.site.AudienceOfSite;
import dev.homeostat.simulation.site.AudienceOptions;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.Lasting;
import dev.homeostat.simulation.site.PageFault;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a look at the pages of a site finds, and what it leaves as it is. */
class PlaywrightSiteInspectorTest extends PracticeSiteTest {

    private static final String TIMEOUT = "navigationTimeout: 15s";
    private static final String SHORT = "navigationTimeout: 2s";

    private final FaultPlan plan = FaultPlan.none();

    @Test
    void findsAllThatTheProfileNamesAndChangesNothing() throws Exception {
        restart(PracticeSiteOptions.defaults()
                .withLoginLength(Duration.ofDays(5))
                .withAudience(AudienceOfSite.of(AudienceOptions.of(1, List.of("planets"))), InstantSource.system()));
        Writer.fill(site(), 1);

        assertThat(inspect(profile())).isInstanceOfSatisfying(Looked.class, looked -> {
            assertThat(looked.missing()).isEmpty();
            assertThat(looked.unseen()).isZero();
            assertThat(looked.found()).isGreaterThan(5);
            assertThat(looked.loginEnds()).hasValueSatisfying(end -> assertThat(Duration.between(Instant.now(), end))
                    .isBetween(Duration.ofDays(5).minusHours(1), Duration.ofDays(5)));
        });
        assertThat(site().accepted()).hasSize(1);
    }

    @Test
    void namesWhatIsMissingAndWhatItIsFor() throws Exception {
        Writer.fill(site(), 1);
        SiteProfile drifted = PracticeProfiles.with(
                site().url(),
                Map.of(
                        "button[data-testid=send]",
                        "button[data-testid=fire]",
                        "p[data-testid=text]",
                        "p[data-testid=words]",
                        TIMEOUT,
                        SHORT));

        assertThat(inspect(drifted)).isInstanceOfSatisfying(Looked.class, looked -> {
            assertThat(looked.missing())
                    .extracting(MissingElement::part)
                    .containsExactly(SitePart.COMPOSE, SitePart.TIMELINE);
            assertThat(looked.missing().getFirst().field()).isEqualTo("compose.send");
            assertThat(looked.missing().getFirst().detail()).contains("data-testid=fire");
        });
    }

    @Test
    void aSiteThatFailsAndOneThatHoldsTheAccountUpAreNoChangedLayout() {
        restart(PracticeSiteOptions.defaults().withFaults(plan));
        Map.of(
                        PageFault.BROKEN, Hindrance.SITE,
                        PageFault.CAPTCHA, Hindrance.CAPTCHA,
                        PageFault.SUSPENDED, Hindrance.SUSPENDED)
                .forEach((fault, hindrance) -> {
                    plan.show(fault, Lasting.untilCleared());

                    assertThat(inspect(profile()))
                            .isInstanceOfSatisfying(Hindered.class, hindered -> assertThat(hindered.cause())
                                    .isEqualTo(hindrance));
                });
    }

    @Test
    void whatBreaksOnTheWayIsNotMissing() throws Exception {
        restart(PracticeSiteOptions.defaults().withPageFaults(id -> PageFault.BROKEN));
        Writer.fill(site(), 1);

        assertThat(inspect(profile())).isInstanceOfSatisfying(Looked.class, looked -> {
            assertThat(looked.missing()).isEmpty();
            assertThat(looked.unseen()).isPositive();
        });
    }

    @Test
    void tellsOfALoginThatIsNotTaken() {
        SiteProfile other = PracticeProfiles.with(
                site().url(),
                Map.of("marker: [\"a[data-testid=account-handle]\"]", "marker: [\".me\"]", TIMEOUT, SHORT));

        assertThat(inspect(other)).isInstanceOfSatisfying(Hindered.class, hindered -> assertThat(hindered.cause())
                .isEqualTo(Hindrance.LOGIN));
    }

    private static SiteInspector.Inspection inspect(SiteProfile profile) {
        return site(profile).inspector().inspect();
    }
}
