package dev.homeostat.domain.learning;

import java.time.Duration;
import java.util.Arrays;

/** The ages at which posts are compared, youngest first. */
public enum Maturity {
    ONE_HOUR("1h", Duration.ofHours(1)),
    SIX_HOURS("6h", Duration.ofHours(6)),
    ONE_DAY("24h", Duration.ofHours(24)),
    SEVEN_DAYS("7d", Duration.ofDays(7));

    private final String word;
    private final Duration age;

    Maturity(String word, Duration age) {
        this.word = word;
        this.age = age;
    }

    /** The word used in tables, configuration and reports. */
    public String word() {
        return word;
    }

    /** Account time since the post was published. */
    public Duration age() {
        return age;
    }

    public static Maturity of(String word) {
        return Arrays.stream(values())
                .filter(maturity -> maturity.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no maturity '%s'".formatted(word)));
    }
}
