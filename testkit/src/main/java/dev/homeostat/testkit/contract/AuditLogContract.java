package dev.homeostat.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.audit.VerifyAudit;
import dev.homeostat.application.audit.port.AuditLog;
import dev.homeostat.application.publishing.port.PublishingDesk.Settlement;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.audit.AuditEntry;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.PublishOutcome.NotSent;
import dev.homeostat.domain.publishing.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link AuditLog} must do, and what a store must append to it. */
public interface AuditLogContract extends PublishingSteps {

    @Test
    default void entriesComeBackInOrderAndWhole() {
        long before = log().head().length();
        log().append(record("first", Map.of("b", "2", "a", "1")));
        log().append(record("second", Map.of()));
        log().append(record("third", Map.of()));

        assertThat(log().after(before, 2))
                .extracting(entry -> entry.content().act())
                .containsExactly("first", "second");
        assertThat(log().after(before + 2, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.content()).isEqualTo(record("third", Map.of()));
            assertThat(entry.sequence()).isEqualTo(before + 3);
            assertThat(entry.isWhole()).isTrue();
            assertThat(log().head()).isEqualTo(new AuditChain(entry.sequence(), entry.hash()));
        });
        assertWhole();
    }

    @Test
    default void anyTextKeepsTheChainWhole() {
        List<String> texts = List.of("", "\u0000", "a\u0000b", "\uD83D\uDE80", "\uD83D", "é\n\"\\", "e\u0301", "{}");
        for (String text : texts) {
            log().append(new AuditRecord(
                    Optional.empty(), "by " + text, "said", "of " + text, Map.of("text", text, "key " + text, "")));
        }

        assertWhole();
        assertThat(log().after(0, 100)).extracting(AuditEntry::content).allSatisfy(content -> assertThat(content.data())
                .isNotEmpty());
        assertThat(log().after(log().head().length() - 5, 1)
                        .getFirst()
                        .content()
                        .data())
                .containsEntry("text", "\uD83D\uDE80");
    }

    @Test
    default void aGrantIsExplained() {
        Claim claim = claimOne();
        desk().authorize(claim);

        AuditRecord granted = latest("publish_granted");
        assertThat(granted.account()).contains(ACCOUNT);
        assertThat(granted.actor()).isEqualTo(ENGINE.value());
        assertThat(granted.subject()).isEqualTo(claim.postId().toString());
        assertThat(granted.data())
                .containsEntry("post_id", claim.postId().toString())
                .containsEntry("attempt", "1")
                .containsEntry("position", "1")
                .containsEntry("epoch", claim.attempt().epoch().toString())
                .containsEntry("engine", ENGINE.value())
                .containsEntry("content_hash", claim.attempt().contentHash())
                .containsEntry("text", "the only one")
                .containsEntry("decision_id", claim.post().details().decision().toString())
                .containsEntry("decided_by", "operator")
                .containsEntry("reason", "a test queued it")
                .containsEntry("approval", "operator")
                .doesNotContainKeys("model", "prompt_hash", "policy_version", "propensity");
        assertWhole();
    }

    @Test
    default void whatIsNotGrantedIsNotAnAct() {
        Claim claim = claimOne();
        store().controls().setMode(ACCOUNT, Mode.DRY_RUN, "operator");
        desk().authorize(claim);
        settle(claim, new PublishOutcome.Rehearsed());

        assertThat(acts()).containsExactly("mode_changed", "mode_changed");
    }

    @Test
    default void whatCameOfAnAttemptIsKeptForGood() {
        Tenure tenure = hold(ENGINE);
        queue(now(), "item one", "item two");
        Claim first = claimed(tenure);
        desk().authorize(first);
        Claim second = ((Settlement.Next) settle(first, new PublishOutcome.Confirmed(SITE_ID))).claim();
        desk().authorize(second);
        settle(second, new NotSent(Hindrance.SITE, "the button was gone"));

        assertThat(acts())
                .containsExactly(
                        "mode_changed", "publish_granted", "publish_settled", "publish_granted", "publish_settled");
        assertThat(record(2).data())
                .containsEntry("outcome", "confirmed")
                .containsEntry("site_post_id", SITE_ID.value())
                .containsEntry("position", "1");
        assertThat(record(4).data())
                .containsEntry("outcome", "not_sent")
                .containsEntry("detail", "the button was gone")
                .containsEntry("position", "2")
                .doesNotContainKey("site_post_id");
        assertWhole();
    }

    @Test
    default void whatWasNotSentAndNotGrantedIsNoAct() {
        Tenure tenure = hold(ENGINE);
        outcomeOf(tenure, new NotSent(Hindrance.SITE, "no page"), "one");
        assertThat(acts()).containsExactly("mode_changed");

        outcomeOf(tenure, new PublishOutcome.Refused("too bold"), "two");
        assertThat(acts()).containsExactly("mode_changed", "publish_settled");
    }

    @Test
    default void whatReadingFoundOutIsKeptForGood() {
        Tenure tenure = hold(ENGINE);
        UnsettledPost lost = (UnsettledPost) outcomeOf(tenure, new PublishOutcome.Unconfirmed("no answer"), "lost");
        UnsettledPost once = (UnsettledPost) desk().resolve(tenure, lost, new Verdict.NotSeen(), now());
        assertThat(acts()).doesNotContain("publish_resolved");

        desk().resolve(tenure, once, new Verdict.Found(SITE_ID), now());

        AuditRecord resolved = latest("publish_resolved");
        assertThat(resolved.actor()).isEqualTo(ENGINE.value());
        assertThat(resolved.data())
                .containsEntry("post_id", lost.id().toString())
                .containsEntry("verdict", "found")
                .containsEntry("site_post_id", SITE_ID.value())
                .containsEntry("to", "posted");
    }

    @Test
    default void aStaleWriterAppendsNothing() {
        Claim claim = claimOne();
        elapse(TENURE);
        long before = log().head().length();

        desk().authorize(claim);
        hold(new EngineId("another"));
        desk().authorize(claim);
        settle(claim, new PublishOutcome.Confirmed(SITE_ID));

        assertThat(log().head().length()).isEqualTo(before);
    }

    private AuditLog log() {
        return store().audit();
    }

    private void assertWhole() {
        assertThat(new VerifyAudit(log()).execute(Optional.of(log().head())))
                .isEqualTo(new VerifyAudit.Answer.Whole(log().head()));
    }

    private AuditRecord record(int place) {
        return log().after(place, 1).getFirst().content();
    }

    private AuditRecord latest(String act) {
        return log().after(0, 1_000).stream()
                .map(AuditEntry::content)
                .filter(content -> content.act().equals(act))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private List<String> acts() {
        return log().after(0, 1_000).stream()
                .map(entry -> entry.content().act())
                .toList();
    }

    private static AuditRecord record(String act, Map<String, String> data) {
        return new AuditRecord(Optional.of(new AccountId("contract")), "ann", act, "something", data);
    }
}
