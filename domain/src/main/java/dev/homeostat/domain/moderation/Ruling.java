package dev.homeostat.domain.moderation;

import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.post.Post;

/** Whether a person's order about a post can be carried out. */
public sealed interface Ruling {

    /** It can: this is what the post becomes, and what is recorded of it. */
    record Change(Post after, RecordedEvent event) implements Ruling {}

    /** It cannot; the reason says what to do instead. Nothing changes. */
    record Refusal(String reason) implements Ruling {}
}
