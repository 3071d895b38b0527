package dev.homeostat.architecture.broken.contracts.application.post.port;

/** Nobody says what its implementations must do. */
public interface NoContract {}
