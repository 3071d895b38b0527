package dev.homeostat.bootstrap.config;

import java.util.Map;

/**
 * Values from one place.
 *
 * @param values what it says, by key
 * @param places where exactly it says so, by key, for people: {@code homeostat.yaml:4}
 */
record Source(Map<String, String> values, Map<String, String> places) {

    boolean has(String key) {
        return values.containsKey(key);
    }

    String place(String key) {
        return places.getOrDefault(key, "");
    }
}
