package dev.homeostat.domain.browserlease;

/** What a pool does next. */
public sealed interface LeaseAction {

    /** The browser is the request's. */
    record Grant(LeaseRequest request, int worker) implements LeaseAction {}

    /** The operation is to be broken off, because something critical waits. */
    record AskToYield(BrowserLease lease) implements LeaseAction {}

    /** A lease lasts long; told once. */
    record Warn(BrowserLease lease) implements LeaseAction {}

    /** The browser is killed and replaced, and whatever the operation still brings counts no more. */
    record End(BrowserLease lease, Cause cause) implements LeaseAction {}

    /** Why a lease is ended by force. */
    enum Cause {
        TOO_LONG("held for too long"),
        DID_NOT_YIELD("did not give way");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
