package dev.homeostat.adapter.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Why somebody stops, as told in the body of the request. */
final class StopReason {

    static final String NONE_GIVEN = "no reason given";

    private static final int MAX_LENGTH = 300;
    private static final JsonFactory JSON = new JsonFactory();

    private StopReason() {}

    /** The {@code reason} of a JSON object. A stop is never refused for its wording: whatever else was sent is no reason. */
    static String in(byte[] body) {
        return find(body)
                .map(StopReason::oneLine)
                .filter(text -> !text.isBlank())
                .orElse(NONE_GIVEN);
    }

    private static Optional<String> find(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean isReason = json.currentName().equals("reason");
                if (json.nextToken() == JsonToken.VALUE_STRING && isReason) {
                    return Optional.of(json.getText());
                }
                json.skipChildren();
            }
            return Optional.empty();
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static String oneLine(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return clean.length() <= MAX_LENGTH ? clean : clean.substring(0, MAX_LENGTH);
    }
}
