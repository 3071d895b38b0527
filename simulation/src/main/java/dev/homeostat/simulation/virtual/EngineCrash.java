package dev.homeostat.simulation.virtual;

/** Unwinds the calls of an engine that has died; an error, so that no use case takes it for a failure of its own. */
final class EngineCrash extends Error {

    private static final long serialVersionUID = 1L;

    EngineCrash() {
        super("the engine died", null, false, false);
    }
}
