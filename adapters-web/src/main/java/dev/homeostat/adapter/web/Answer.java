package dev.homeostat.adapter.web;

import java.util.Map;

/**
 * An HTTP status and a JSON body.
 *
 * @param headers besides those of every answer
 */
record Answer(int status, String json, Map<String, String> headers) {

    Answer(int status, String json) {
        this(status, json, Map.of());
    }

    /** A refusal with a text for people. */
    static Answer error(int status, String text) {
        return new Answer(status, "{\"error\":%s}".formatted(Json.quote(text)));
    }

    /**
     * A refusal of the method.
     *
     * @param allowed the methods that there are
     */
    static Answer notAllowed(String allowed, String text) {
        return error(405, text).with("Allow", allowed);
    }

    Answer with(String header, String value) {
        return new Answer(status, json, Map.of(header, value));
    }
}
