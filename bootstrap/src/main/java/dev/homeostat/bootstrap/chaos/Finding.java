package dev.homeostat.bootstrap.chaos;

import dev.homeostat.domain.post.PostId;
import java.util.Optional;

/**
 * Something that must not be.
 *
 * @param post empty when it is about no post of ours
 */
record Finding(Kind kind, Optional<PostId> post, String what) {

    enum Kind {
        DUPLICATE("duplicate"),
        LOST("lost"),
        WRONG_ID("wrong id");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
