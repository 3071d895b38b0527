package dev.homeostat.adapter.postgres;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Of errors of one cause keeps the 1st, 2nd, 4th, 8th, ... while room is short. Each that is kept then says for how
 * many it stands, so that the sum is exact.
 */
final class Sampling {

    /** More causes than this are not told apart: what is new beyond it is kept as it is. */
    private static final int MAX_CAUSES = 10_000;

    private static final class Cause {

        private long seen;
        private long left;
        private Optional<EventRow> last = Optional.empty();
    }

    private final Map<String, Cause> causes = new LinkedHashMap<>();

    /**
     * What is to be kept of those.
     *
     * @param scarce whether room is short
     */
    List<EventRow> pick(List<EventRow> rows, boolean scarce) {
        List<EventRow> kept = new ArrayList<>();
        for (EventRow row : rows) {
            cause(row)
                    .map(cause -> count(cause, row, scarce))
                    .orElse(Optional.of(row))
                    .ifPresent(kept::add);
        }
        return kept;
    }

    /** The latest of each cause of which some were left out since, standing for these; then it all begins anew. */
    List<EventRow> rest() {
        List<EventRow> rest = causes.values().stream()
                .flatMap(cause -> cause.last.stream().map(row -> row.standingFor(cause.left)))
                .toList();
        causes.clear();
        return rest;
    }

    private Optional<Cause> cause(EventRow row) {
        return row.fingerprint()
                .filter(print -> causes.containsKey(print) || causes.size() < MAX_CAUSES)
                .map(print -> causes.computeIfAbsent(print, key -> new Cause()));
    }

    private static Optional<EventRow> count(Cause cause, EventRow row, boolean scarce) {
        cause.seen++;
        if (scarce && Long.bitCount(cause.seen) != 1) {
            cause.left++;
            cause.last = Optional.of(row);
            return Optional.empty();
        }
        EventRow kept = cause.left == 0 ? row : row.standingFor(cause.left + 1);
        cause.left = 0;
        cause.last = Optional.empty();
        return Optional.of(kept);
    }
}
