package dev.homeostat.architecture.broken.ports.application.post;

import dev.homeostat.architecture.broken.ports.application.post.port.Posts;

/** Innocent. */
public final class CountPosts {
    private final Posts posts;

    public CountPosts(Posts posts) {
        this.posts = posts;
    }

    public static int none() {
        return 0;
    }

    public int execute() {
        return half() * 2;
    }

    private int half() {
        return posts.count() / 2;
    }
}
