package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.account.AccountId;
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
    static PostId find(String given, AccountDesk desk, LoadedConfig loaded) {
        try {
            return new PostId(UUID.fromString(given));
        } catch (IllegalArgumentException notOurs) {
            AccountId account = new AccountId(loaded.values().account().id().orElseThrow());
            return desk.ports()
                    .posts()
                    .findBySiteId(account, given)
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
