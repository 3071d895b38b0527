package dev.homeostat.architecture.broken.ports.application.post;

import dev.homeostat.architecture.broken.ports.application.post.port.Posts;

/** An adapter inside the core. */
public final class HidesAnAdapter implements Posts {
    @Override
    public int count() {
        return 0;
    }
}
