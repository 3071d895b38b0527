package dev.homeostat.adapter.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.homeostat.application.publishing.port.AttemptJournal.Entry;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.post.Attempt;
import dev.homeostat.domain.post.PostId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Records of an attempt journal as text, and its first line, which says what the file is. */
final class AttemptCodec {

    /** In ASCII, so that text comes back as it was even if it is no proper Unicode. */
    static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    static final int VERSION = 1;

    private AttemptCodec() {}

    static String header(long firstNumber) {
        return JSON.createObjectNode()
                .put("homeostat", "attempts")
                .put("version", VERSION)
                .put("first", firstNumber)
                .toString();
    }

    /** Version and number of the first record, empty if the text is no header. */
    static Optional<Header> header(String text) {
        JsonNode node = parse(text);
        return "attempts".equals(node.path("homeostat").textValue())
                ? Optional.of(new Header(
                        node.path("version").asInt(), node.path("first").asLong()))
                : Optional.empty();
    }

    record Header(int version, long first) {}

    static String write(AttemptRecord kept) {
        Entry entry = kept.entry();
        Attempt attempt = entry.attempt();
        ObjectNode node = JSON.createObjectNode()
                .put("n", kept.number())
                .put("closes", kept.closes())
                .put("post", entry.post().toString())
                .put("account", entry.account().value())
                .put("tenure", entry.tenureEpoch().value())
                .put("attempt", attempt.number())
                .put("position", attempt.position())
                .put("epoch", attempt.epoch().value())
                .put("hash", attempt.contentHash())
                .put("intended", attempt.intendedAt().toString())
                .put("deadline", attempt.deadline().toString());
        entry.outcome().ifPresent(outcome -> node.set("outcome", OutcomeCodec.write(outcome)));
        return text(node);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it is none of that
     */
    static AttemptRecord read(String text) {
        JsonNode node = parse(text);
        try {
            Attempt attempt = new Attempt(
                    node.path("attempt").intValue(),
                    node.path("position").intValue(),
                    new Epoch(node.path("epoch").longValue()),
                    OutcomeCodec.text(node, "hash"),
                    Instant.parse(OutcomeCodec.text(node, "intended")),
                    Instant.parse(OutcomeCodec.text(node, "deadline")));
            Entry entry = new Entry(
                    new PostId(UUID.fromString(OutcomeCodec.text(node, "post"))),
                    new AccountId(OutcomeCodec.text(node, "account")),
                    new Epoch(node.path("tenure").longValue()),
                    attempt,
                    Optional.ofNullable(node.get("outcome")).map(OutcomeCodec::read));
            return new AttemptRecord(
                    node.path("n").longValue(), node.path("closes").booleanValue(), entry);
        } catch (DateTimeException noTime) {
            throw new IllegalArgumentException("a record without a time", noTime);
        }
    }

    /** The entry as it is read again: its text may be shortened, and without secrets. */
    static Entry asKept(Entry entry) {
        return read(write(new AttemptRecord(1, false, entry))).entry();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("no JSON", noJson);
        }
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of values cannot be written", impossible);
        }
    }
}
