package dev.homeostat.adapter.postgres;

import dev.homeostat.application.content.port.ContentPlan;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.content.PlanEvents;
import dev.homeostat.domain.content.PlanPolicy;
import dev.homeostat.domain.content.PlannedPost;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.PendingPost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Locks the account's row first, so that what it tells is of one moment and a slot is taken once. */
final class JdbiContentPlan implements ContentPlan {

    private final Database database;

    JdbiContentPlan(Database database) {
        this.database = database;
    }

    @Override
    public Situation situation(AccountId account, Duration lookBack, int latest) {
        return database.inTransaction(handle -> {
            Instant now = AccountRow.lock(handle, account).accountNow();
            return new Situation(
                    now,
                    PlanRows.takenSince(handle, account, now.minus(PlanPolicy.LOOK_BACK)),
                    RecentItemRows.since(handle, account, now.minus(DuplicatePolicy.WINDOW)),
                    PlanRows.uses(handle, account, now.minus(lookBack)),
                    PlanRows.latest(handle, account, latest));
        });
    }

    @Override
    public Answer add(Tenure tenure, PlannedPost planned) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, tenure.account());
            if (!account.isHeldUnder(tenure.epoch())) {
                return Answer.TENURE_LOST;
            }
            if (PlanRows.isTaken(handle, account.id(), planned.slot())
                    || PostRows.find(handle, planned.post().id()).isPresent()) {
                return Answer.SLOT_TAKEN;
            }
            keep(handle, account, planned.keptAt(account.accountNow()));
            return Answer.ADDED;
        });
    }

    private static void keep(Handle handle, AccountRow account, PlannedPost planned) {
        DecisionRows.insert(handle, planned.decision());
        ChoiceRows.insert(handle, planned);
        PostChanges.insert(handle, planned.post(), account.accountNow());
        PlanRows.insert(handle, planned);
        StoreEvents.ofAccount(handle, account, PlanEvents.planned(planned, account.accountNow()));
    }

    @Override
    public List<ArchivedPost> expire(Tenure tenure) {
        return database.inTransaction(handle -> {
            AccountRow account = AccountRow.lock(handle, tenure.account());
            List<ArchivedPost> expired = new ArrayList<>();
            if (account.isHeldUnder(tenure.epoch())) {
                for (PendingPost post : PlanRows.expired(handle, account)) {
                    expired.add(expire(handle, account, post));
                }
            }
            return List.copyOf(expired);
        });
    }

    private static ArchivedPost expire(Handle handle, AccountRow account, PendingPost post) {
        ArchivedPost after = post.archive(ArchivedPost.EXPIRED);
        PostChanges.update(handle, after, account.accountNow());
        StoreEvents.ofAccount(handle, account, PlanEvents.expired(post, after, account.accountNow()));
        return after;
    }
}
