package dev.homeostat.architecture.broken.contracts.application.post.port;

/** Innocent. */
public interface KeptPort {
    int count();
}
