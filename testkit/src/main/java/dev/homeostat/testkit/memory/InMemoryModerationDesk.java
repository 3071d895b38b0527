package dev.homeostat.testkit.memory;

import dev.homeostat.application.moderation.port.ModerationDesk;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.audit.AuditRecord;
import dev.homeostat.domain.moderation.ModerationEvents;
import dev.homeostat.domain.moderation.ModerationPolicy;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.moderation.QuarantinePolicy;
import dev.homeostat.domain.moderation.Ruling;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.domain.publishing.Authorization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

final class InMemoryModerationDesk implements ModerationDesk {

    private final MemoryState state;

    InMemoryModerationDesk(MemoryState state) {
        this.state = state;
    }

    @Override
    public Optional<Ruling> carryOut(PostId post, PostOrder order, String by) {
        return state.transact(() -> Optional.ofNullable(state.posts.get(post)).map(kept -> {
            MemoryAccount account = state.account(kept.post().details().account());
            Instant now = state.accountNow(account.id);
            Ruling ruling = ModerationPolicy.rule(kept.post(), order, by, account.posts::isTaken, now);
            if (ruling instanceof Ruling.Change change) {
                carryOut(account, kept, order, by, change);
            }
            return ruling;
        }));
    }

    private void carryOut(MemoryAccount account, KeptPost kept, PostOrder order, String by, Ruling.Change change) {
        Post before = kept.post();
        List<Ruling.Change> changes = new ArrayList<>(List.of(change));
        switch (order) {
            case PostOrder.Approve approve -> kept.decision = kept.decision.approvedBy(by);
            case PostOrder.TakeDown takeDown -> {
                account.takeDown(kept);
                changes.addAll(quarantined(account, kept, by));
            }
            case PostOrder.MarkRemoved mark -> {
                account.takeDown(kept);
                kept.removals.replaceAll((position, removal) -> removal.carriedOut());
                changes.addAll(quarantined(account, kept, by));
            }
            case PostOrder.MarkPublished mark -> endAttempt(kept, order, change);
            case PostOrder.Retry retry -> endAttempt(kept, order, change);
            case PostOrder.Reject reject -> {}
            case PostOrder.Delete delete -> {}
        }
        changes.forEach(each -> state.keep(each.after(), each.event()));
        if (before instanceof PublishedPost) {
            account.readings.plan(kept, Optional.empty());
        }
        changes.forEach(each -> state.audit.append(
                state.machineNow(),
                AuditRecord.of(
                        each.event(),
                        Optional.of(account.id),
                        by,
                        each.after().id().toString())));
    }

    private static void endAttempt(KeptPost kept, PostOrder order, Ruling.Change change) {
        if (kept.post() instanceof UnsettledPost lost) {
            kept.attempts.end(
                    lost.attempt(), order.word(), change.event().data().getOrDefault("detail", ""));
        }
    }

    private List<Ruling.Change> quarantined(MemoryAccount account, KeptPost takenDown, String by) {
        Instant now = state.accountNow(account.id);
        return account.posts
                .waiting()
                .flatMap(sibling ->
                        QuarantinePolicy.judge(
                                sibling.post(), takenDown.post(), sharesFact(sibling, takenDown), by, now)
                                .stream())
                .toList();
    }

    private static boolean sharesFact(KeptPost one, KeptPost other) {
        return !Collections.disjoint(one.facts(), other.facts());
    }

    @Override
    public List<PostAwaitingApproval> awaitingApproval(AccountId account) {
        return state.transact(() -> state.knownOrEmpty(account)
                .posts
                .waiting()
                .flatMap(kept -> kept.post() instanceof PostAwaitingApproval waiting
                        ? Optional.of(waiting).stream()
                        : Optional.<PostAwaitingApproval>empty().stream())
                .toList());
    }

    @Override
    public List<Removal> removals(AccountId account) {
        return state.transact(
                () -> state.knownOrEmpty(account).removals(state.machineNow()).toList());
    }

    @Override
    public Authorization authorizeRemoval(Tenure tenure, SitePostId item) {
        return state.transact(() -> {
            MemoryAccount account = state.account(tenure.account());
            Optional<Removal> removal = account.removal(item, state.machineNow());
            Authorization answer = Authorization.judgeRemoval(
                    tenure, removal.isPresent(), account.tenure, state.controls(account.id), state.machineNow());
            if (answer instanceof Authorization.Granted) {
                state.audit.append(
                        state.machineNow(),
                        ModerationEvents.removalGranted(
                                tenure,
                                removal.orElseThrow().post(),
                                removal.orElseThrow().position(),
                                item));
            }
            return answer;
        });
    }

    @Override
    public void removed(Tenure tenure, SitePostId item, String evidence) {
        ofMarked(tenure, item, (removal, now) -> {
            state.post(removal.post()).removals.computeIfPresent(removal.position(), (at, mark) -> mark.carriedOut());
            state.events.add(ModerationEvents.removed(removal.post(), removal.position(), item, evidence, now));
            state.audit.append(
                    state.machineNow(),
                    ModerationEvents.itemRemoved(tenure, removal.post(), removal.position(), item, evidence));
        });
    }

    @Override
    public void notRemoved(Tenure tenure, SitePostId item, String reason) {
        ofMarked(tenure, item, (removal, now) -> {
            state.post(removal.post()).removals.computeIfPresent(removal.position(), (at, mark) -> mark.failed());
            state.events.add(ModerationEvents.notRemoved(removal.post(), removal.position(), item, reason, now));
        });
    }

    private void ofMarked(Tenure tenure, SitePostId item, BiConsumer<Removal, Instant> step) {
        state.transact(() -> {
            if (state.holds(tenure)) {
                Instant now = state.accountNow(tenure.account());
                state.account(tenure.account())
                        .removal(item, state.machineNow())
                        .ifPresent(removal -> step.accept(removal, now));
            }
            return state;
        });
    }
}
