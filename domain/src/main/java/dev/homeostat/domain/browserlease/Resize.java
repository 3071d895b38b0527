package dev.homeostat.domain.browserlease;

/** What becomes of the number of browsers of a pool. */
public sealed interface Resize {

    /** Why, in words. */
    String reason();

    /** One more is started. */
    record Grow(String reason) implements Resize {}

    /** One is ended as soon as nobody has it. */
    record Shrink(String reason) implements Resize {}

    /** They stay as many. */
    record Stay(String reason) implements Resize {}
}
