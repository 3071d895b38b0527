package dev.homeostat.adapter.postgres;

/** A way to the connections. Whoever entered leaves, whatever happens. Thread-safe. */
interface Lane {

    /**
     * Takes a place, waiting for one if need be.
     *
     * @param callSite who asks
     * @throws dev.homeostat.application.error.port.StoreUnavailable when there is none in time
     */
    void enter(String callSite);

    /** Gives the place back. */
    void leave();
}
