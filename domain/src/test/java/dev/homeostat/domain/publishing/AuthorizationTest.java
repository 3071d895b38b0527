package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.ATTEMPT_LENGTH;
import static dev.homeostat.domain.post.SamplePosts.DEADLINE;
import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.publishing;
import static dev.homeostat.domain.post.SamplePosts.siteId;
import static dev.homeostat.domain.publishing.SampleTenures.HELD;
import static dev.homeostat.domain.publishing.SampleTenures.KILLED;
import static dev.homeostat.domain.publishing.SampleTenures.LIVE;
import static dev.homeostat.domain.publishing.SampleTenures.PAUSED;
import static dev.homeostat.domain.publishing.SampleTenures.TAKEN_OVER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.publishing.Authorization.Denied;
import dev.homeostat.domain.publishing.Authorization.Granted;
import dev.homeostat.domain.publishing.Authorization.Rehearse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
    private static final PublishingPost POST = publishing("one", "two");
    private static final Claim CLAIM = new Claim(HELD.epoch(), POST);
    private static final Instant NOW = INTENT.plusSeconds(20);

    @Test
    void aLivingClaimMayClickUntilItsDeadline() {
        assertThat(judge(POST, Optional.of(HELD), LIVE, NOW)).isEqualTo(new Granted(Duration.ofSeconds(70)));
    }

    @Test
    void aDryRunRehearses() {
        assertThat(judge(POST, Optional.of(HELD), Controls.DEFAULT, NOW)).isEqualTo(new Rehearse());
    }

    @Test
    void theKillSwitchAndAPauseDeny() {
        assertDenied(Hindrance.HELD, judge(POST, Optional.of(HELD), KILLED, NOW));
        assertDenied(Hindrance.HELD, judge(POST, Optional.of(HELD), PAUSED, NOW));
    }

    @Test
    void aTenureThatWasTakenOverOrRanOutOrIsUnknownDenies() {
        assertDenied(Hindrance.FENCED, judge(POST, Optional.of(TAKEN_OVER), LIVE, NOW));
        assertDenied(Hindrance.FENCED, judge(POST, Optional.empty(), LIVE, NOW));
        Tenure ranOut = HELD.renewedAt(INTENT.minusSeconds(60), NOW);
        assertDenied(Hindrance.FENCED, judge(POST, Optional.of(ranOut), LIVE, NOW));
    }

    @Test
    void aPostThatWasReleasedOrWentOnIsNotTheClaimsAnyMore() {
        assertDenied(Hindrance.FENCED, judge(POST.lost("swept"), Optional.of(HELD), LIVE, NOW));
        assertDenied(Hindrance.FENCED, judge(POST.confirmed(siteId("1"), NOW, NOW), Optional.of(HELD), LIVE, NOW));
        Post claimedAgain = POST.notSent(NOW).claim(CLAIM.attempt().epoch().next(), NOW, ATTEMPT_LENGTH);
        assertDenied(Hindrance.FENCED, judge(claimedAgain, Optional.of(HELD), LIVE, NOW));
    }

    @Test
    void nothingIsBegunAtTheDeadline() {
        assertDenied(Hindrance.LATE, judge(POST, Optional.of(HELD), LIVE, DEADLINE));
    }

    @Property
    void whatIsGrantedIsPositiveAndEndsAtTheDeadline(@ForAll @LongRange(min = -1_000, max = 200_000) long millis) {
        Instant now = INTENT.plusMillis(millis);
        if (judge(POST, Optional.of(HELD), LIVE, now) instanceof Granted granted) {
            assertThat(granted.within()).isPositive();
            assertThat(now.plus(granted.within())).isEqualTo(DEADLINE);
        } else {
            assertThat(now).isAfterOrEqualTo(DEADLINE);
        }
    }

    private static Authorization judge(Post stored, Optional<Tenure> current, Controls controls, Instant now) {
        return Authorization.judge(CLAIM, stored, current, controls, now);
    }

    private static void assertDenied(Hindrance cause, Authorization authorization) {
        assertThat(authorization).isInstanceOfSatisfying(Denied.class, denied -> assertThat(denied.cause())
                .isEqualTo(cause));
    }
}
