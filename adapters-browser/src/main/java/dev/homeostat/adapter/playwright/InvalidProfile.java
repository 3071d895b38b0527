package dev.homeostat.adapter.playwright;

import java.util.List;

/** A site profile that cannot be used; names every problem, each with its place in the file. */
public final class InvalidProfile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    InvalidProfile(String source, List<String> problems) {
        super("site profile %s: %s".formatted(source, String.join("; ", problems)));
        this.problems = List.copyOf(problems);
    }

    /** One line a problem, beginning with its path, such as {@code login.url: missing}. */
    public List<String> problems() {
        return problems;
    }
}
