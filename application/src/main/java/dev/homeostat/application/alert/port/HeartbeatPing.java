package dev.homeostat.application.alert.port;

/**
 * Tells somebody outside that the engine is well; their alarm is its silence. Never throws for what a network does, and
 * takes a bounded time. Implementations are thread-safe.
 */
@FunctionalInterface
public interface HeartbeatPing {

    /** Whether the other side took it. */
    boolean ping();
}
