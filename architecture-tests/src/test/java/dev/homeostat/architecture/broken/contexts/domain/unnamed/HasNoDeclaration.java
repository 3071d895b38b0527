package dev.homeostat.architecture.broken.contexts.domain.unnamed;

import dev.homeostat.architecture.broken.contexts.domain.base.BaseId;

/** Has no package-info. */
public record HasNoDeclaration(BaseId id) {}
