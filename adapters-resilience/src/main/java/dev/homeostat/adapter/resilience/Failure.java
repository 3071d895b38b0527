package dev.homeostat.adapter.resilience;

/** Stands for a failure that was reported: resilience4j counts exceptions, and needs to know no more than that. */
final class Failure extends Exception {

    private static final long serialVersionUID = 1L;

    Failure() {
        super("reported", null, false, false);
    }
}
