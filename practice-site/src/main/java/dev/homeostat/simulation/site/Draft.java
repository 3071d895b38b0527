package dev.homeostat.simulation.site;

import java.util.Optional;

/**
 * What a user wants to post.
 *
 * @param text line ends as {@code \n}, whatever the browser sent
 * @param replyTo the id that was given
 * @param parent the post of that id, if there is one
 */
record Draft(String text, Optional<String> replyTo, Optional<AcceptedPost> parent) {

    static final int MAX_CODE_POINTS = 280;

    Draft {
        text = text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Why the site does not accept it, if so. */
    Optional<String> objection() {
        int length = text.codePointCount(0, text.length());
        if (text.isBlank()) {
            return Optional.of("A post must not be empty.");
        }
        if (length > MAX_CODE_POINTS) {
            return Optional.of("A post has at most %d characters; this one has %d.".formatted(MAX_CODE_POINTS, length));
        }
        if (text.chars().anyMatch(Draft::isUnprintable)) {
            return Optional.of("A post must not contain control characters.");
        }
        if (replyTo.isPresent() && parent.isEmpty()) {
            return Optional.of("The post to reply to does not exist.");
        }
        return Optional.empty();
    }

    // HTML cannot carry these, so the page would not show the text as it was accepted.
    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t';
    }
}
