package dev.homeostat.architecture.broken.ports.application.post.port;

/** Innocent: what a port may throw stands beside it. */
public class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
