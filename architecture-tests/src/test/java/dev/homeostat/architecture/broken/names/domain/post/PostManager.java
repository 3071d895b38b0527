package dev.homeostat.architecture.broken.names.domain.post;

/** Says nothing. */
public final class PostManager {}
