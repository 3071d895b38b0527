package dev.homeostat.bootstrap.config;

import java.util.Optional;

/**
 * What holds for a key, as it may be shown.
 *
 * @param value as written, masked when it is secret, empty when nothing is set
 * @param source where it comes from: a file and line, an environment variable, or {@code default}
 */
public record ConfiguredValue(String key, Optional<String> value, String source) {}
