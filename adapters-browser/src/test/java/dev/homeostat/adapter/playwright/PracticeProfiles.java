package dev.homeostat.adapter.playwright;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Variants of the practice site's profile. */
final class PracticeProfiles {

    private PracticeProfiles() {}

    /** The profile as it stands in its file. */
    static String yaml() {
        try (InputStream in = SiteProfile.class.getResourceAsStream("/dev/homeostat/profile/practice.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The profile with one piece of its file replaced by another. */
    static SiteProfile with(URI baseUrl, String piece, String replacement) {
        return with(baseUrl, Map.of(piece, replacement));
    }

    /** The profile with pieces of its file replaced by others. */
    static SiteProfile with(URI baseUrl, Map<String, String> replacements) {
        String changed = yaml();
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            if (!changed.contains(replacement.getKey())) {
                throw new IllegalArgumentException("the profile does not contain '%s'".formatted(replacement.getKey()));
            }
            changed = changed.replace(replacement.getKey(), replacement.getValue());
        }
        return ProfileFile.parse("variant", changed).withBaseUrl(baseUrl);
    }
}
