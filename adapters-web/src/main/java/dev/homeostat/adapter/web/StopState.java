package dev.homeostat.adapter.web;

import java.util.Locale;
import java.util.Optional;

/**
 * How the kill switch stands.
 *
 * @param row in the store
 * @param file beside it
 * @param reason why it is engaged, where that is known
 */
public record StopState(Position row, Position file, Optional<String> reason) {

    /** How one way stands. */
    public enum Position {
        ENGAGED,
        RELEASED,
        UNKNOWN;

        /** The word used in answers. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Engaged when either way is, released when both are known to be. */
    public Position overall() {
        if (row == Position.ENGAGED || file == Position.ENGAGED) {
            return Position.ENGAGED;
        }
        return row == file ? row : Position.UNKNOWN;
    }

    String json() {
        return "{\"killSwitch\":%s,\"row\":%s,\"file\":%s,\"reason\":%s}"
                .formatted(
                        Json.quote(overall().word()),
                        Json.quote(row.word()),
                        Json.quote(file.word()),
                        reason.map(Json::quote).orElse("null"));
    }
}
