package dev.homeostat.adapter.web;

import java.util.function.Supplier;

/**
 * The figures of the program.
 *
 * @param contentType how the text is written
 * @param text gives them as they stand now, without asking a store; thread-safe
 */
public record MetricsPage(String contentType, Supplier<String> text) {}
