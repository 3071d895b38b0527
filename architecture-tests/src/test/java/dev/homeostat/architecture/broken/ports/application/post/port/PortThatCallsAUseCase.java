package dev.homeostat.architecture.broken.ports.application.post.port;

import dev.homeostat.architecture.broken.ports.application.post.CountPosts;

/** A port that looks up into the application. */
public interface PortThatCallsAUseCase {
    int count(CountPosts useCase);
}
