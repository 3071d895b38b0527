package dev.homeostat.adapter.postgres;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Locks the account's row first, like the desk that publishes. */
final class JdbiModerationDesk implements ModerationDesk {

    private final Database database;

    JdbiModerationDesk(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Ruling> carryOut(PostId post, PostOrder order, String by) {
        return database.inTransaction(
                handle -> ModerationRows.owner(handle, post).map(owner -> {
                    AccountRow account = AccountRow.lock(handle, owner);
                    Post before = DeskRows.stored(handle, post);
                    Ruling ruling = ModerationPolicy.rule(
                            before, order, by, id -> DeskRows.isTaken(handle, owner, id), account.accountNow());
                    if (ruling instanceof Ruling.Change change) {
                        carryOut(handle, account, before, order, by, change);
                    }
                    return ruling;
                }));
    }

    private static void carryOut(
            Handle handle, AccountRow account, Post before, PostOrder order, String by, Ruling.Change change) {
        List<Ruling.Change> changes = new ArrayList<>(List.of(change));
        switch (order) {
            case PostOrder.Approve approve ->
                DecisionRows.approve(handle, before.details().decision(), by);
            case PostOrder.TakeDown takeDown -> {
                ModerationRows.markForRemoval(handle, before.id(), account.accountNow());
                changes.addAll(quarantined(handle, account, before, by));
            }
            case PostOrder.MarkRemoved mark -> {
                ModerationRows.markForRemoval(handle, before.id(), account.accountNow());
                ModerationRows.removedByHand(handle, before.id(), by, account.accountNow());
                changes.addAll(quarantined(handle, account, before, by));
            }
            case PostOrder.MarkPublished mark -> endAttempt(handle, before, order, change);
            case PostOrder.Retry retry -> endAttempt(handle, before, order, change);
            case PostOrder.Reject reject -> {}
            case PostOrder.Delete delete -> {}
        }
        changes.forEach(each -> keep(handle, account, each));
        if (before instanceof PublishedPost) {
            ReadingRows.plan(handle, before.id(), Optional.empty());
        }
        changes.forEach(each -> AuditRows.append(
                handle,
                account.machineNow(),
                AuditRecord.of(
                        each.event(),
                        Optional.of(account.id()),
                        by,
                        each.after().id().toString())));
    }

    private static void endAttempt(Handle handle, Post before, PostOrder order, Ruling.Change change) {
        if (before instanceof UnsettledPost lost) {
            String detail = change.event().data().getOrDefault("detail", "");
            PostChanges.endAttempt(handle, lost, lost.attempt(), order.word(), detail);
        }
    }

    private static void keep(Handle handle, AccountRow account, Ruling.Change change) {
        DeskSettlements.update(handle, change.after(), account.accountNow());
        StoreEvents.ofAccount(handle, account, change.event());
    }

    private static List<Ruling.Change> quarantined(Handle handle, AccountRow account, Post takenDown, String by) {
        Set<PostId> sharing = ModerationRows.sharingFacts(handle, takenDown.id());
        return ModerationRows.waiting(handle, account.id()).stream()
                .flatMap(sibling ->
                        QuarantinePolicy.judge(
                                sibling, takenDown, sharing.contains(sibling.id()), by, account.accountNow())
                                .stream())
                .toList();
    }

    @Override
    public List<PostAwaitingApproval> awaitingApproval(AccountId account) {
        return database.inTransaction(handle -> ModerationRows.awaitingApproval(handle, account));
    }

    @Override
    public List<Removal> removals(AccountId account) {
        return database.inTransaction(handle -> ModerationRows.removals(handle, account));
    }

    @Override
    public Authorization authorizeRemoval(Tenure tenure, SitePostId item) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, tenure.account());
            Optional<Removal> removal = ModerationRows.removal(handle, account.id(), item);
            Authorization answer = Authorization.judgeRemoval(
                    tenure, removal.isPresent(), account.tenure(), account.controls(), account.machineNow());
            if (answer instanceof Authorization.Granted) {
                AuditRows.append(
                        handle,
                        account.machineNow(),
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
        ofMarked(tenure, item, (handle, account, removal) -> {
            ModerationRows.removed(handle, removal, evidence, account.accountNow());
            StoreEvents.ofAccount(
                    handle,
                    account,
                    ModerationEvents.removed(removal.post(), removal.position(), item, evidence, account.accountNow()));
            AuditRows.append(
                    handle,
                    account.machineNow(),
                    ModerationEvents.itemRemoved(tenure, removal.post(), removal.position(), item, evidence));
        });
    }

    @Override
    public void notRemoved(Tenure tenure, SitePostId item, String reason) {
        ofMarked(tenure, item, (handle, account, removal) -> {
            ModerationRows.notRemoved(handle, removal, reason);
            StoreEvents.ofAccount(
                    handle,
                    account,
                    ModerationEvents.notRemoved(
                            removal.post(), removal.position(), item, reason, account.accountNow()));
        });
    }

    private interface Step {
        void take(Handle handle, AccountRow account, Removal removal);
    }

    private void ofMarked(Tenure tenure, SitePostId item, Step step) {
        database.useTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, tenure.account());
            if (account.isHeldUnder(tenure.epoch())) {
                ModerationRows.removal(handle, account.id(), item)
                        .ifPresent(removal -> step.take(handle, account, removal));
            }
        });
    }
}
