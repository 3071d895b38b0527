package dev.homeostat.architecture.broken.contexts.domain.secretive;

import dev.homeostat.architecture.broken.contexts.domain.base.BaseId;

/** Its package-info says that it builds on nothing. */
public record UsesWhatItDoesNotDeclare(BaseId id) {}
