package dev.homeostat.architecture.broken.layering.application.post.port;

import dev.homeostat.architecture.broken.layering.domain.post.Innocent;

/** Innocent. */
public interface Port {
    Innocent read();
}
