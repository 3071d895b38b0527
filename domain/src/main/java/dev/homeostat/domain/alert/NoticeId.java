package dev.homeostat.domain.alert;

import java.util.UUID;

/** Names one notice for ever; receivers know by it what they were told before. */
public record NoticeId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
