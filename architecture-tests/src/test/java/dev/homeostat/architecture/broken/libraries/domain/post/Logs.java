package dev.homeostat.architecture.broken.libraries.domain.post;

import org.slf4j.Logger;

/** A rule that logs. */
public record Logs(Logger logger) {}
