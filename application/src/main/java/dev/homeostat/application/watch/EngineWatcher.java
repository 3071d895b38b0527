package dev.homeostat.application.watch;

/** Is told what an engine does, on the thread that does it; must return quickly and not throw. Thread-safe. */
@FunctionalInterface
public interface EngineWatcher {

    EngineWatcher NONE = event -> {};

    void saw(EngineEvent event);
}
