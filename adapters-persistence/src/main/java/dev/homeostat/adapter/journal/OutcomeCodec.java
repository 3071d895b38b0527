package dev.homeostat.adapter.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.time.Duration;
import java.util.Optional;

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
            case PublishOutcome.Throttled throttled -> throttled(throttled);
            case PublishOutcome.AlreadyThere there -> word("already_there", there.evidence());
            case PublishOutcome.GivenUp given -> word("given_up", given.evidence());
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
            case "throttled" -> new PublishOutcome.Throttled(retryAfter(node), text(node, "text"));
            case "already_there" -> new PublishOutcome.AlreadyThere(text(node, "text"));
            case "given_up" -> new PublishOutcome.GivenUp(text(node, "text"));
            case "not_sent" -> new PublishOutcome.NotSent(Hindrance.valueOf(text(node, "cause")), text(node, "text"));
            case "rehearsed" -> new PublishOutcome.Rehearsed();
            case "unconfirmed" -> new PublishOutcome.Unconfirmed(text(node, "text"));
            default -> throw new IllegalArgumentException("an outcome that this program does not know");
        };
    }

    private static ObjectNode throttled(PublishOutcome.Throttled outcome) {
        ObjectNode node = word("throttled", outcome.evidence());
        outcome.retryAfter().ifPresent(wait -> node.put("retry_after", wait.toString()));
        return node;
    }

    private static Optional<Duration> retryAfter(JsonNode node) {
        return Optional.ofNullable(node.get("retry_after"))
                .map(JsonNode::asText)
                .map(Duration::parse);
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
