package dev.homeostat.architecture.broken.ports.adapter.postgres;

import dev.homeostat.architecture.broken.ports.application.post.port.Posts;

/** An adapter that cannot be found by the name of its port. */
public final class Misnamed implements Posts {
    @Override
    public int count() {
        return 0;
    }
}
