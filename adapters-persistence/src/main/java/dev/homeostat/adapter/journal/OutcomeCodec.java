package dev.homeostat.adapter.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.PublishOutcome;

/** Outcomes as JSON. The words are those of the file format, whatever the cases are called. */
final class OutcomeCodec {

    /** Longer text is shortened, so that the room that an outcome may take is known before. */
    static final int MAX_TEXT = 2_000;

    private OutcomeCodec() {}

    static ObjectNode write(PublishOutcome outcome) {
        return switch (outcome) {
            case PublishOutcome.Confirmed confirmed ->
                word("confirmed").put("id", confirmed.id().value());
            case PublishOutcome.ConfirmedWithoutId unread -> word("confirmed_without_id", unread.evidence());
            case PublishOutcome.Refused refused -> word("refused", refused.evidence());
            case PublishOutcome.NotSent notSent ->
                word("not_sent", notSent.reason()).put("cause", notSent.cause().name());
            case PublishOutcome.Rehearsed rehearsed -> word("rehearsed");
            case PublishOutcome.Unconfirmed unconfirmed -> word("unconfirmed", unconfirmed.evidence());
        };
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it is none of that
     */
    static PublishOutcome read(JsonNode node) {
        return switch (text(node, "is")) {
            case "confirmed" -> new PublishOutcome.Confirmed(new SitePostId(text(node, "id")));
            case "confirmed_without_id" -> new PublishOutcome.ConfirmedWithoutId(text(node, "text"));
            case "refused" -> new PublishOutcome.Refused(text(node, "text"));
            case "not_sent" ->
                new PublishOutcome.NotSent(
                        PublishOutcome.NotSent.Cause.valueOf(text(node, "cause")), text(node, "text"));
            case "rehearsed" -> new PublishOutcome.Rehearsed();
            case "unconfirmed" -> new PublishOutcome.Unconfirmed(text(node, "text"));
            default -> throw new IllegalArgumentException("an outcome that this program does not know");
        };
    }

    static String text(JsonNode node, String key) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("a record without '%s'".formatted(key));
        }
        return value.textValue();
    }

    private static ObjectNode word(String word) {
        return AttemptCodec.JSON.createObjectNode().put("is", word);
    }

    private static ObjectNode word(String word, String text) {
        String safe = Redaction.of(text);
        return word(word).put("text", safe.length() <= MAX_TEXT ? safe : safe.substring(0, MAX_TEXT - 3) + "...");
    }
}
