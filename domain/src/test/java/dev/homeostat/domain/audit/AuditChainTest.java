package dev.homeostat.domain.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.AccountId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditChainTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final AuditRecord CONTENT = new AuditRecord(
            Optional.of(new AccountId("ours")), "ann", "mode_changed", "ours", Map.of("from", "dry-run", "to", "live"));
    private static final AuditEntry FIRST = AuditEntry.seal(1, NOON, CONTENT, AuditEntry.GENESIS);

    @Test
    void entriesThatFollowOnEachOtherAreWhole() {
        AuditChain one = AuditChain.EMPTY.with(FIRST);
        AuditEntry second = AuditEntry.seal(2, NOON, CONTENT, one.lastHash());

        assertThat(AuditChain.EMPTY.flaw(FIRST)).isEmpty();
        assertThat(one.flaw(second)).isEmpty();
        assertThat(one.with(second)).isEqualTo(new AuditChain(2, second.hash()));
    }

    /** Computed by other means; a change of how entries are hashed would break every chain that is kept. */
    @Test
    void theHashOfAnEntryIsForGood() {
        assertThat(FIRST.hash()).isEqualTo("140f5de82e72e5d6994aad1d6221dae6f35973be6ffc9f80e8991b3d955cb1fb");
    }

    @Test
    void aChangeOfAnyFieldIsSeen() {
        assertChanged(new AuditEntry(1, NOON.plusNanos(1_000), CONTENT, FIRST.previousHash(), FIRST.hash()));
        assertChanged(with(new AuditRecord(Optional.empty(), "ann", "mode_changed", "ours", CONTENT.data())));
        assertChanged(
                with(new AuditRecord(CONTENT.account(), "bob", CONTENT.act(), CONTENT.subject(), CONTENT.data())));
        assertChanged(
                with(new AuditRecord(CONTENT.account(), "ann", "mode_change", CONTENT.subject(), CONTENT.data())));
        assertChanged(with(new AuditRecord(CONTENT.account(), "ann", CONTENT.act(), "theirs", CONTENT.data())));
        assertChanged(with(new AuditRecord(
                CONTENT.account(), "ann", CONTENT.act(), CONTENT.subject(), Map.of("from", "live", "to", "dry-run"))));
    }

    /** Without its length before each field these would be the same bytes. */
    @Test
    void nothingMovesFromOneFieldToTheNext() {
        assertChanged(
                with(new AuditRecord(CONTENT.account(), "annm", "ode_changed", CONTENT.subject(), CONTENT.data())));
        assertChanged(with(new AuditRecord(
                CONTENT.account(), "ann", CONTENT.act(), CONTENT.subject(), Map.of("fromdry-run", "", "to", "live"))));
    }

    @Test
    void whatBelongsToAllAccountsIsNotWhatBelongsToOneWithoutAName() {
        AuditRecord ofAll = new AuditRecord(Optional.empty(), "ann", "act", "subject", Map.of());

        assertThat(AuditEntry.seal(1, NOON, ofAll, AuditEntry.GENESIS).hash()).isNotEqualTo(FIRST.hash());
    }

    @Test
    void aGapIsNamed() {
        AuditEntry third = AuditEntry.seal(3, NOON, CONTENT, FIRST.hash());

        assertThat(AuditChain.EMPTY.with(FIRST).flaw(third)).contains("entry 3 follows on entry 1");
    }

    @Test
    void anEntryOfAnotherChainIsSeen() {
        AuditEntry other = AuditEntry.seal(2, NOON, CONTENT, "ab".repeat(32));

        assertThat(AuditChain.EMPTY.with(FIRST).flaw(other)).contains("entry 2 does not follow on the entry before it");
    }

    private static AuditEntry with(AuditRecord content) {
        return new AuditEntry(1, NOON, content, FIRST.previousHash(), FIRST.hash());
    }

    private static void assertChanged(AuditEntry entry) {
        assertThat(AuditChain.EMPTY.flaw(entry)).contains("entry 1 is not what was recorded");
    }
}
