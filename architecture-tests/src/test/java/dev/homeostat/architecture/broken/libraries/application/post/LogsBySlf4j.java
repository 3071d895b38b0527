package dev.homeostat.architecture.broken.libraries.application.post;

import org.slf4j.Logger;

/** Innocent. */
public record LogsBySlf4j(Logger logger) {}
