package dev.homeostat.bootstrap.chaos;

import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.publishing.Claim;
import java.io.PrintStream;
import java.util.concurrent.locks.LockSupport;

/** What an engine that is to be killed tells its killer, a line each. Thread-safe. */
final class Signals {

    static final String UP = "@up";
    static final String HALT = "@halt";
    static final String CLAIM = "@claim";
    static final String SETTLED = "@settled";
    static final String COMMIT = "@commit";

    static final String TAKEN = "@taken";
    static final String FENCED = "@fenced";
    static final String LATE = "@late";

    private final PrintStream out;
    private final ThreadLocal<Boolean> armed = ThreadLocal.withInitial(() -> false);
    private volatile boolean standing;

    Signals(PrintStream out) {
        this.out = out;
    }

    void up(String database) {
        say("%s %s".formatted(UP, database));
    }

    void claimed(Claim claim) {
        say("%s %s %s".formatted(CLAIM, claim.postId(), claim.attempt().deadline()));
    }

    void settled() {
        say(SETTLED);
    }

    /** The engine has taken the account. */
    void taken(Epoch epoch) {
        say("%s %s".formatted(TAKEN, epoch));
    }

    /**
     * Somebody else holds the account or the post by now.
     *
     * @param what it kept from being done
     */
    void fenced(String what) {
        say("%s %s".formatted(FENCED, what));
    }

    /** The deadline had passed before the click. */
    void late() {
        say(LATE);
    }

    /** From now on the calling thread's next commit is announced. */
    void armCommit() {
        armed.set(true);
    }

    /** Announces the commit if that was asked for; the commit itself follows at once. */
    void beforeCommit() {
        if (armed.get()) {
            armed.set(false);
            say(COMMIT);
        }
    }

    boolean isStanding() {
        return standing;
    }

    /** Never returns: whoever hears this kills the process. */
    void standStill(KillPoint point) {
        standing = true;
        say("%s %s".formatted(HALT, point.word()));
        while (standing) {
            LockSupport.park(this);
        }
    }

    private void say(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }
}
