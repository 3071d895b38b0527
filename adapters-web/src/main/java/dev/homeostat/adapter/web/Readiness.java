package dev.homeostat.adapter.web;

import java.util.LinkedHashMap;
import java.util.Map;

/** The components that were reported so far, in the order in which they were first reported. Thread-safe. */
final class Readiness {

    private record Report(ComponentState state, String detail) {}

    private final Map<String, Report> reports = new LinkedHashMap<>();

    synchronized void put(String component, ComponentState state, String detail) {
        reports.put(component, new Report(state, detail));
    }

    /** Down when any component is, else starting when any is or none was reported yet, else up. */
    synchronized ComponentState overall() {
        if (reports.isEmpty()) {
            return ComponentState.STARTING;
        }
        return has(ComponentState.DOWN)
                ? ComponentState.DOWN
                : has(ComponentState.STARTING) ? ComponentState.STARTING : ComponentState.UP;
    }

    synchronized Answer answer() {
        ComponentState overall = overall();
        StringBuilder json = new StringBuilder("{\"status\":").append(Json.quote(overall.word()));
        json.append(",\"components\":{");
        String separator = "";
        for (Map.Entry<String, Report> entry : reports.entrySet()) {
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
        return reports.values().stream().anyMatch(report -> report.state() == state);
    }

    private static String json(Report report) {
        return "{\"state\":%s,\"detail\":%s}"
                .formatted(Json.quote(report.state().word()), Json.quote(report.detail()));
    }
}
