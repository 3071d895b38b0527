package dev.homeostat.domain.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that happened, as it is kept in {@code system_events}.
 *
 * @param at account time
 * @param data the event's own keys, in alphabetical order
 */
public record RecordedEvent(String type, Severity severity, Instant at, SortedMap<String, String> data) {

    public RecordedEvent {
        SortedMap<String, String> alphabetical = new TreeMap<>();
        alphabetical.putAll(data);
        data = Collections.unmodifiableSortedMap(alphabetical);
    }

    public RecordedEvent(String type, Severity severity, Instant at, Map<String, String> data) {
        this(type, severity, at, new TreeMap<>(data));
    }
}
