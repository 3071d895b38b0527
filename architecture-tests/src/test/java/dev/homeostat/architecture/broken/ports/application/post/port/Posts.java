package dev.homeostat.architecture.broken.ports.application.post.port;

/** Innocent. */
public interface Posts {
    int count();
}
