package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import java.util.UUID;

/** The post that a command is about, by our id or by the site's. */
final class PostArgument {

    private PostArgument() {}

    /**
     * Finds the post.
     *
     * @throws StartupProblem when there is none
     */
    static PostId find(String given, OpenAccount open) {
        try {
            return new PostId(UUID.fromString(given));
        } catch (IllegalArgumentException notOurs) {
            return open.desk()
                    .ports()
                    .posts()
                    .findBySiteId(open.id(), given)
                    .map(Post::id)
                    .orElseThrow(() -> unknown(given));
        }
    }

    static StartupProblem unknown(String given) {
        return new StartupProblem(
                "there is no post '%s'".formatted(given),
                "take an id from './homeostat status' or './homeostat posts'");
    }
}
