package dev.homeostat.adapter.playwright;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A site profile that cannot be used; names every problem, each with its place in the file. */
public final class InvalidProfile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<Problem> places;

    InvalidProfile(String source, List<Problem> places) {
        super("site profile %s: %s"
                .formatted(source, places.stream().map(Problem::toString).collect(Collectors.joining("; "))));
        this.places = List.copyOf(places);
    }

    /** A problem of the file as a whole. */
    static InvalidProfile of(String source, String problem) {
        return new InvalidProfile(source, List.of(new Problem(OptionalInt.empty(), "", problem)));
    }

    /** One line a problem, beginning with its path, such as {@code login.url: missing}. */
    public List<String> problems() {
        return places.stream().map(Problem::toString).toList();
    }

    /** The same with their places. */
    public List<Problem> places() {
        return places;
    }

    /**
     * One problem.
     *
     * @param line where it stands, from 1 on; for what is missing, where that should stand in; empty where there is no
     *     file to speak of
     * @param path of the field, such as {@code login.url}; empty for the file as a whole
     */
    public record Problem(OptionalInt line, String path, String text) {

        /** The same with the line before it, where there is one. */
        public String located() {
            return line.isPresent() && !path.isEmpty() ? "line %d: %s".formatted(line.getAsInt(), this) : toString();
        }

        /** The path and the text; where there is no path, the line. */
        @Override
        public String toString() {
            if (!path.isEmpty()) {
                return path + ": " + text;
            }
            return line.isPresent() ? "line %d: %s".formatted(line.getAsInt(), text) : text;
        }
    }
}
