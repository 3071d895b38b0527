package dev.homeostat.architecture.broken.names.domain.post;

/** Innocent. */
final class Implementer {}
