package dev.homeostat.adapter.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The components that were reported so far, in the order in which they were first reported. Thread-safe. */
final class Readiness {

    /** Which state of a critical component tells of all of them, the first that there is. */
    private static final List<ComponentState> WORST_FIRST =
            List.of(ComponentState.DOWN, ComponentState.STARTING, ComponentState.DEGRADED);

    private static final double MILLIS = 1_000;

    private final Map<String, ComponentReport> reports = new LinkedHashMap<>();

    synchronized void put(String component, ComponentReport report) {
        reports.put(component, report);
    }

    /**
     * Down when any critical component is, else starting when any is or none was reported yet, else degraded when any is,
     * else up.
     */
    synchronized ComponentState overall() {
        if (reports.isEmpty()) {
            return ComponentState.STARTING;
        }
        return WORST_FIRST.stream().filter(this::has).findFirst().orElse(ComponentState.UP);
    }

    synchronized Answer answer() {
        ComponentState overall = overall();
        StringBuilder json = new StringBuilder("{\"status\":").append(Json.quote(overall.word()));
        json.append(",\"components\":{");
        String separator = "";
        for (Map.Entry<String, ComponentReport> entry : reports.entrySet()) {
            json.append(separator)
                    .append(Json.quote(entry.getKey()))
                    .append(':')
                    .append(json(entry.getValue()));
            separator = ",";
        }
        return new Answer(
                overall == ComponentState.UP ? 200 : 503, json.append("}}").toString());
    }

    private boolean has(ComponentState state) {
        return reports.values().stream().anyMatch(report -> report.critical() && report.state() == state);
    }

    private static String json(ComponentReport report) {
        return "{\"state\":%s,\"critical\":%s,%s\"detail\":%s}"
                .formatted(
                        Json.quote(report.state().word()),
                        report.critical(),
                        report.took().map(Readiness::seconds).orElse(""),
                        Json.quote(report.detail()));
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "\"seconds\":%.3f,", took.toMillis() / MILLIS);
    }
}
