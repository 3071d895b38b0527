package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.AccountTime;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.control.Stop;
import dev.homeostat.domain.control.StopCause;
import dev.homeostat.domain.pacing.Pacing;
import dev.homeostat.domain.pacing.PostingRate;
import dev.homeostat.domain.pacing.RateBounds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * What the store holds of an account at one moment.
 *
 * @param latestTenure epoch of the latest tenure, whether it is still held or not
 * @param tenure the latest tenure unless it was given up; it may have run out
 * @param kept how fast it posts, empty before the first settlement
 * @param anchor account time of the first start
 * @param machineNow the moment, by the store's clock
 */
record AccountRow(
        AccountId id,
        Epoch epoch,
        Epoch latestTenure,
        Optional<Tenure> tenure,
        Controls controls,
        Optional<Instant> lastClaim,
        Optional<Pacing> kept,
        AccountTime time,
        Instant anchor,
        Instant machineNow) {

    private static final String SELECT = """
            SELECT a.*, k.engaged, k.engaged_by, k.reason AS engaged_reason, k.engaged_since,
                   homeostat.now() AS machine_now
            FROM homeostat.accounts a CROSS JOIN homeostat.kill_switch k
            WHERE a.account_id = :account
            """;

    /**
     * Reads the account and keeps others from changing it until the transaction ends. The lock is a statement of its
     * own: what is read after waiting for it, the time included, is as of then.
     */
    static AccountRow lock(Handle handle, AccountId id) {
        handle.createQuery("SELECT account_id FROM homeostat.accounts WHERE account_id = :account FOR NO KEY UPDATE")
                .bind("account", id.value())
                .mapTo(String.class)
                .findOne();
        return read(handle, id);
    }

    static AccountRow read(Handle handle, AccountId id) {
        return find(handle, id)
                .orElseThrow(() -> new NoSuchElementException("account '%s' was never opened".formatted(id)));
    }

    static Optional<AccountRow> find(Handle handle, AccountId id) {
        return handle.createQuery(SELECT)
                .bind("account", id.value())
                .map((row, context) -> map(row))
                .findOne();
    }

    Instant accountNow() {
        return time.accountAt(machineNow);
    }

    Pacing pacing(RateBounds bounds) {
        return kept.orElseGet(() -> Pacing.begin(bounds));
    }

    boolean isHeldUnder(Epoch tenureEpoch) {
        return tenure.filter(held -> held.epoch().equals(tenureEpoch) && !held.isOverAt(machineNow))
                .isPresent();
    }

    private static AccountRow map(ResultSet row) throws SQLException {
        AccountId id = new AccountId(row.getString("account_id"));
        AccountTime time = new AccountTime(
                Columns.instant(row, "time_machine_origin"),
                Columns.instant(row, "time_account_origin"),
                row.getInt("time_rate"));
        return new AccountRow(
                id,
                new Epoch(row.getLong("epoch")),
                new Epoch(row.getLong("tenure_epoch")),
                tenure(id, row),
                controls(row, time),
                Columns.maybeInstant(row, "last_claim_at"),
                pacing(row),
                time,
                Columns.instant(row, "anchor"),
                Columns.instant(row, "machine_now"));
    }

    private static Optional<Tenure> tenure(AccountId id, ResultSet row) throws SQLException {
        Optional<String> engine = Columns.maybeText(row, "tenure_engine");
        if (engine.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Tenure(
                id,
                new EngineId(engine.get()),
                new Epoch(row.getLong("tenure_epoch")),
                Columns.instant(row, "tenure_granted_at"),
                Columns.instant(row, "tenure_expires_at")));
    }

    private static Controls controls(ResultSet row, AccountTime time) throws SQLException {
        Optional<Hold> killSwitch = row.getBoolean("engaged")
                ? Optional.of(new Hold(
                        row.getString("engaged_by"),
                        row.getString("engaged_reason"),
                        time.accountAt(Columns.instant(row, "engaged_since"))))
                : Optional.empty();
        return new Controls(Mode.of(row.getString("mode")).orElseThrow(), killSwitch, stop(row), hold(row, "paused"));
    }

    private static Optional<Stop> stop(ResultSet row) throws SQLException {
        Optional<StopCause> cause = Columns.maybeText(row, "stopped_cause")
                .map(word -> StopCause.of(word).orElseThrow());
        return hold(row, "stopped").map(hold -> new Stop(cause.orElseThrow(), hold));
    }

    private static Optional<Hold> hold(ResultSet row, String prefix) throws SQLException {
        Optional<String> by = Columns.maybeText(row, prefix + "_by");
        return by.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Hold(by.get(), row.getString(prefix + "_reason"), Columns.instant(row, prefix + "_since")));
    }

    private static Optional<Pacing> pacing(ResultSet row) throws SQLException {
        double rate = row.getDouble("posting_rate");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Pacing(
                        new PostingRate(rate),
                        row.getInt("rate_good"),
                        row.getInt("rate_bad"),
                        Columns.maybeInstant(row, "throttled_until")));
    }
}
