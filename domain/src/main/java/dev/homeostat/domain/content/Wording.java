package dev.homeostat.domain.content;

/**
 * How a text opens and sounds.
 *
 * @param hook name of the opening
 * @param tone name of the tone
 */
public record Wording(String hook, String tone) {}
