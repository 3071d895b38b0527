package dev.homeostat.architecture.broken.libraries.application.post;

import java.util.logging.Logger;

/** Another logging facade. */
public record LogsByTheJdk(Logger logger) {}
