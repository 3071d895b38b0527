package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.publishing.port.PostRemover.Removal;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.Lasting;
import dev.homeostat.simulation.site.PageFault;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlaywrightPostRemoverTest extends PracticeSiteTest {

    private static final SitePostId FIRST = new SitePostId("1000001");

    private final FaultPlan plan = FaultPlan.none();

    @BeforeEach
    void publishTwo() throws Exception {
        restart(PracticeSiteOptions.defaults().withFaults(plan));
        Writer.fill(site(), 2);
    }

    @Test
    void takesDownTheOneItemThatIsMeant() {
        ScriptedGate gate = ScriptedGate.granting();

        assertThat(remove(FIRST, gate)).isEqualTo(new Removal.Removed("It is gone."));

        assertThat(site().accepted()).extracting(AcceptedPost::isDeleted).containsExactly(true, false);
        assertThat(gate.timesAsked()).isEqualTo(1);
    }

    @Test
    void saysThatTheItemIsAbsentWithoutAskingForLeave() {
        remove(FIRST, ScriptedGate.granting());
        ScriptedGate gate = ScriptedGate.granting();

        assertThat(remove(FIRST, gate))
                .isInstanceOfSatisfying(Removal.Absent.class, absent -> assertThat(absent.evidence())
                        .contains("404"));
        assertThat(gate.timesAsked()).isZero();
    }

    // Only the item's own page says whether the item is there.
    @Test
    void doesNotTakeAnotherPageThatIsMissingForTheItem() {
        SiteProfile profile = PracticeProfiles.with(site().url(), "url: /compose\n  marker", "url: /nowhere\n  marker");

        assertThat(site(profile).remover().remove(FIRST, Duration.ofSeconds(30), ScriptedGate.granting()))
                .isInstanceOfSatisfying(Removal.NotBegun.class, outcome -> assertThat(outcome.cause())
                        .isEqualTo(Hindrance.SITE));
    }

    @Test
    void deletesNothingWithoutLeave() {
        assertThat(remove(FIRST, ScriptedGate.answering(new Authorization.Denied(Hindrance.HELD, "stopped"))))
                .isEqualTo(new Removal.NotBegun(Hindrance.HELD, "stopped"));
        assertThat(remove(FIRST, ScriptedGate.answering(new Authorization.Rehearse())))
                .isInstanceOf(Removal.NotBegun.class);
        assertThat(site().accepted()).noneMatch(AcceptedPost::isDeleted);
    }

    @Test
    void deletesNothingOnAPageThatHoldsTheAccountUp() {
        plan.show(PageFault.LOCKED, Lasting.untilCleared());
        ScriptedGate gate = ScriptedGate.granting();

        assertThat(remove(FIRST, gate))
                .isInstanceOfSatisfying(Removal.NotBegun.class, outcome -> assertThat(outcome.cause())
                        .isEqualTo(Hindrance.LOCKED));
        assertThat(gate.timesAsked()).isZero();
    }

    @Test
    void doesNotKnowWhatBecameOfItWhenThePageAfterTheStepHoldsTheAccountUp() {
        ScriptedGate gate = ScriptedGate.asking(() -> {
            plan.show(PageFault.CAPTCHA, Lasting.untilCleared());
            return new Authorization.Granted(Duration.ofSeconds(10));
        });

        assertThat(remove(FIRST, gate))
                .isInstanceOfSatisfying(Removal.Unknown.class, outcome -> assertThat(outcome.evidence())
                        .contains("captcha"));
    }

    @Test
    void doesNotKnowWhatBecameOfItWhenTheSiteGoesAwayAtTheStep() {
        ScriptedGate gate = ScriptedGate.asking(() -> {
            site().close();
            return new Authorization.Granted(Duration.ofSeconds(10));
        });

        assertThat(remove(FIRST, gate)).isInstanceOf(Removal.Unknown.class);
    }

    @Test
    void sendsNothingOnceTheTimeIsOver() {
        ScriptedGate gate = ScriptedGate.granting();

        Removal removal = site(profile()).remover().remove(FIRST, Duration.ofMillis(1), gate);

        assertThat(removal).isInstanceOf(Removal.NotBegun.class);
        assertThat(site().accepted()).noneMatch(AcceptedPost::isDeleted);
    }

    @Test
    void worksWithoutAConfirmationWhereTheSiteHasNone() {
        SiteProfile profile = PracticeProfiles.with(
                site().url(),
                "  url: /@{handle}/posts/{id}\n  button: [\"button[data-testid=delete]\"]\n  confirm:",
                "  url: /@{handle}/posts/{id}/delete\n  button:");

        assertThat(site(profile).remover().remove(FIRST, Duration.ofSeconds(30), ScriptedGate.granting()))
                .isInstanceOf(Removal.Removed.class);
        assertThat(site().accepted().getFirst().isDeleted()).isTrue();
    }

    @Test
    void aProfileThatSaysNothingOfItDoesNotSupportIt() {
        SiteProfile silent = ProfileFile.parse(
                        "variant", PracticeProfiles.yaml().replaceAll("(?m)^delete:\\n(  .*\\n)+", ""))
                .withBaseUrl(site().url());

        assertThat(site(silent).remover().remove(FIRST, Duration.ofSeconds(30), ScriptedGate.granting()))
                .isEqualTo(new Removal.NotSupported());
    }

    private Removal remove(SitePostId item, ScriptedGate gate) {
        return site(profile()).remover().remove(item, Duration.ofSeconds(30), gate);
    }
}
