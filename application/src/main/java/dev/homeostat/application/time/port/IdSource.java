package dev.homeostat.application.time.port;

import java.util.UUID;

/** Gives ids that were never given before. Implementations are thread-safe. */
@FunctionalInterface
public interface IdSource {

    UUID next();
}
