package dev.homeostat.architecture.broken.layering.domain.post;

import dev.homeostat.architecture.broken.layering.application.post.port.Port;

/** A rule that reads a store. */
public record KnowsAPort(Port port) {}
