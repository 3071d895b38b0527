package dev.homeostat.domain.content;

/**
 * The form in which something is told.
 *
 * @param generator name of the style
 * @param format {@code single} or {@code thread}
 */
public record Form(String generator, String format) implements Comparable<Form> {

    public static final String SINGLE = "single";
    public static final String THREAD = "thread";

    @Override
    public int compareTo(Form other) {
        int byGenerator = generator.compareTo(other.generator);
        return byGenerator != 0 ? byGenerator : format.compareTo(other.format);
    }

    @Override
    public String toString() {
        return generator + " " + format;
    }
}
