package dev.homeostat.architecture.broken.layering.domain.post;

/** A value, as a domain should hold. */
public record Innocent(String value) {}
