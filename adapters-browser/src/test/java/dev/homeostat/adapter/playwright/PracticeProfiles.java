package dev.homeostat.adapter.playwright;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

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
        if (!yaml().contains(piece)) {
            throw new IllegalArgumentException("the profile does not contain '%s'".formatted(piece));
        }
        return ProfileFile.parse("variant", yaml().replace(piece, replacement)).withBaseUrl(baseUrl);
    }
}
