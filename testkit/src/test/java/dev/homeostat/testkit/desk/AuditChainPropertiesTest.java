package dev.homeostat.testkit.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.audit.VerifyAudit;
import dev.homeostat.application.audit.VerifyAudit.Answer;
import dev.homeostat.application.audit.port.AuditLog;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.audit.AuditEntry;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.testkit.ManualClock;
import dev.homeostat.testkit.memory.InMemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done to the entries of an audit chain behind its back. */
class AuditChainPropertiesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Property
    void aChainThatNobodyTouchedIsWhole(@ForAll @Size(max = 30) List<String> texts) {
        AuditLog log = logOf(texts);

        assertThat(verify(log)).isEqualTo(new Answer.Whole(log.head()));
    }

    @Property
    void anyEditIsDetected(
            @ForAll @Size(min = 1, max = 30) List<String> texts,
            @ForAll String other,
            @ForAll @IntRange(max = 29) int at) {
        List<AuditEntry> entries = entriesOf(texts);
        int place = at % entries.size();
        AuditEntry entry = entries.get(place);
        Assume.that(!other.equals(texts.get(place)));

        entries.set(place, with(entry, content(other), entry.hash()));
        assertBroken(entries, texts);

        // Sealed again, so that the entry itself is whole.
        entries.set(place, AuditEntry.seal(entry.sequence(), entry.at(), content(other), entry.previousHash()));
        assertBroken(entries, texts);

        // With all that follow on it sealed again too.
        resealAfter(entries, place);
        assertBroken(entries, texts);
    }

    @Property
    void anyDeletionIsDetected(
            @ForAll @Size(min = 1, max = 30) List<String> texts, @ForAll @IntRange(max = 29) int at) {
        List<AuditEntry> entries = entriesOf(texts);
        entries.remove(at % entries.size());

        assertBroken(entries, texts);
    }

    @Property
    void anyInsertionIsDetected(
            @ForAll @Size(max = 30) List<String> texts, @ForAll String text, @ForAll @IntRange(max = 30) int at) {
        List<AuditEntry> entries = entriesOf(texts);
        int place = at % (entries.size() + 1);
        String before = place == 0 ? AuditEntry.GENESIS : entries.get(place - 1).hash();

        entries.add(place, AuditEntry.seal(place + 1L, NOON, content(text), before));
        assertBroken(entries, texts);

        for (int i = place + 1; i < entries.size(); i++) {
            AuditEntry moved = entries.get(i);
            entries.set(
                    i,
                    AuditEntry.seal(
                            i + 1L,
                            moved.at(),
                            moved.content(),
                            entries.get(i - 1).hash()));
        }
        assertBroken(entries, texts);
    }

    @Property
    void anySwapIsDetected(
            @ForAll @Size(min = 2, max = 30) List<String> texts,
            @ForAll @IntRange(max = 29) int one,
            @ForAll @IntRange(max = 29) int other) {
        List<AuditEntry> entries = entriesOf(texts);
        int first = one % entries.size();
        int second = other % entries.size();
        Assume.that(first != second);

        Collections.swap(entries, first, second);
        assertBroken(entries, texts);
    }

    @Property
    void aWitnessDetectsAChainThatWasWrittenAnewWithItsHead(
            @ForAll @Size(min = 1, max = 30) List<String> texts, @ForAll @Size(min = 1, max = 30) List<String> others) {
        Assume.that(!texts.equals(others));
        AuditChain witness = logOf(texts).head();
        AuditLog forged = logOf(others);
        boolean grown =
                others.size() >= texts.size() && others.subList(0, texts.size()).equals(texts);

        Answer answer = new VerifyAudit(forged).execute(Optional.of(witness));

        assertThat(answer).isInstanceOf(grown ? Answer.Whole.class : Answer.Broken.class);
    }

    private static void resealAfter(List<AuditEntry> entries, int place) {
        for (int i = place + 1; i < entries.size(); i++) {
            AuditEntry entry = entries.get(i);
            entries.set(
                    i,
                    AuditEntry.seal(
                            entry.sequence(),
                            entry.at(),
                            entry.content(),
                            entries.get(i - 1).hash()));
        }
    }

    private static AuditEntry with(AuditEntry entry, AuditRecord content, String hash) {
        return new AuditEntry(entry.sequence(), entry.at(), content, entry.previousHash(), hash);
    }

    private static void assertBroken(List<AuditEntry> entries, List<String> texts) {
        assertThat(verify(new Tampered(List.copyOf(entries), logOf(texts).head())))
                .isInstanceOf(Answer.Broken.class);
    }

    private static Answer verify(AuditLog log) {
        return new VerifyAudit(log).execute(Optional.empty());
    }

    private static List<AuditEntry> entriesOf(List<String> texts) {
        return new ArrayList<>(logOf(texts).after(0, Integer.MAX_VALUE));
    }

    private static AuditLog logOf(List<String> texts) {
        AuditLog log = new InMemoryStore(new ManualClock(NOON)).ports().audit();
        texts.forEach(text -> log.append(content(text)));
        return log;
    }

    private static AuditRecord content(String text) {
        return new AuditRecord(Optional.of(new AccountId("ours")), "ann", "said", "something", Map.of("text", text));
    }

    /** Entries that somebody laid hands on, with the head as the store keeps it. */
    private record Tampered(List<AuditEntry> entries, AuditChain head) implements AuditLog {

        @Override
        public void append(AuditRecord content) {
            throw new IllegalStateException("nothing is appended to it");
        }

        @Override
        public List<AuditEntry> after(long sequence, int limit) {
            return entries.stream()
                    .filter(entry -> entry.sequence() > sequence)
                    .limit(limit)
                    .toList();
        }
    }
}
