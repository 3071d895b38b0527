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
        data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    }

    public RecordedEvent(String type, Severity severity, Instant at, Map<String, String> data) {
        this(type, severity, at, new TreeMap<>(data));
    }
}
