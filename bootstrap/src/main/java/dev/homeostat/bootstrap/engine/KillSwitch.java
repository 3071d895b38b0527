package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.web.StopOrder;
import dev.homeostat.adapter.web.StopState;
import dev.homeostat.adapter.web.StopState.Position;
import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Hold;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The kill switch by both ways: the file at once, the row within a second if the store answers. Thread-safe.
 */
public final class KillSwitch implements StopOrder, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KillSwitch.class);
    private static final long PATIENCE_MILLIS = 900;

    private final StopFile file;
    private final ControlPanel panel;
    private final AccountId account;
    private final ExecutorService store = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "kill-switch");
        thread.setDaemon(true);
        return thread;
    });

    public KillSwitch(StopFile file, ControlPanel panel, AccountId account) {
        this.file = file;
        this.panel = panel;
        this.account = account;
    }

    @Override
    public Set<Way> give(String by, String reason) {
        Set<Way> done = EnumSet.noneOf(Way.class);
        try {
            file.engage(by, reason);
            done.add(Way.FILE);
        } catch (IOException e) {
            LOG.error("the stop file {} cannot be written", file.file(), e);
        }
        Optional<Boolean> written = soon(() -> {
            panel.engageKillSwitch(by, reason);
            return true;
        });
        written.ifPresent(yes -> done.add(Way.ROW));
        return done;
    }

    /** How it stands by either way. */
    public StopState state() {
        Position stopFile = file.given().isPresent() ? Position.ENGAGED : Position.RELEASED;
        Optional<Optional<Hold>> row = soon(() -> panel.read(account).killSwitch());
        Position stored = row.map(hold -> hold.isPresent() ? Position.ENGAGED : Position.RELEASED)
                .orElse(Position.UNKNOWN);
        return new StopState(stored, stopFile, row.flatMap(hold -> hold.map(Hold::reason)));
    }

    /** The answer of the store, empty when it fails or takes too long; what it was asked for may happen all the same. */
    private <T> Optional<T> soon(Supplier<T> question) {
        try {
            return Optional.of(store.submit(question::get).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("the kill switch cannot be asked of the store", e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        store.shutdown();
    }
}
