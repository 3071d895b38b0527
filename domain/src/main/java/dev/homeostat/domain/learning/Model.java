package dev.homeostat.domain.learning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was learned up to one place of the log. Made by {@code LearningPolicy} from the settings, the log up to that
 * place and the time, and from nothing else, so that the same three give the same bits.
 *
 * @param asOf account time at which it was made; rewards count less the older they are then
 * @param lastPosition place of the last reward that was known, 0 for none
 * @param posts how many posts it was made from
 * @param baseline reward of the average post
 * @param noise standard deviation of a post's reward around what the arms explain
 * @param estimates what is believed of each arm
 */
public record Model(
        LearningSettings settings,
        Instant asOf,
        long lastPosition,
        int posts,
        double baseline,
        double noise,
        SortedMap<Arm, Estimate> estimates) {

    public Model {
        SortedMap<Arm, Estimate> sorted = new TreeMap<>();
        sorted.putAll(estimates);
        estimates = Collections.unmodifiableSortedMap(sorted);
    }

    public Model(
            LearningSettings settings,
            Instant asOf,
            long lastPosition,
            int posts,
            double baseline,
            double noise,
            Map<Arm, Estimate> estimates) {
        this(settings, asOf, lastPosition, posts, baseline, noise, new TreeMap<>(estimates));
    }

    /** SHA-256 over everything above, numbers to the last bit. */
    public ModelVersion version() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(canonical().getBytes(StandardCharsets.UTF_8));
            return new ModelVersion(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private String canonical() {
        StringBuilder text = new StringBuilder("model 1\n")
                .append("target %s, half-life %s, exploration %s\n"
                        .formatted(
                                settings.target().word(),
                                settings.halfLife(),
                                Double.toHexString(settings.exploration())))
                .append("as of %s, position %d, posts %d\n".formatted(asOf, lastPosition, posts))
                .append("baseline %s, noise %s\n".formatted(Double.toHexString(baseline), Double.toHexString(noise)));
        estimates.forEach((arm, estimate) -> text.append(arm)
                .append(": %s %s %d\n"
                        .formatted(
                                Double.toHexString(estimate.mean()),
                                Double.toHexString(estimate.variance()),
                                estimate.posts())));
        return text.toString();
    }
}
