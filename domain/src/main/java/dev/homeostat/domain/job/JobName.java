package dev.homeostat.domain.job;

import java.util.regex.Pattern;

/** The name of a job as it stands in {@code job_heartbeats}: lower-case words joined by underscores. */
public record JobName(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    public JobName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("job '%s' must be lower-case words joined by '_'".formatted(value));
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
