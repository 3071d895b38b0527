package dev.homeostat.architecture.broken.contracts.application.post.port;

/** Innocent: exempt. */
public interface IdSource {}
