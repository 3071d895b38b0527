package dev.homeostat.bootstrap.log;

import dev.homeostat.adapter.journal.Redaction;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.Secret;
import java.util.Comparator;
import java.util.List;

/** Takes secrets out of what is logged: those of the configuration, and what looks like one. Immutable. */
public final class Mask {

    /** What looks like a secret, and nothing more: no configuration is known. */
    public static final Mask GENERAL = new Mask(List.of());

    private static final String SHOWN = "********";

    /** Shorter ones are parts of too many words. */
    private static final int SHORTEST = 4;

    private final List<String> secrets;

    private Mask(List<String> secrets) {
        this.secrets = secrets.stream()
                .filter(secret -> secret.length() >= SHORTEST)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public static Mask of(LoadedConfig config) {
        return new Mask(config.secrets().values().stream().map(Secret::reveal).toList());
    }

    String over(String text) {
        String masked = text;
        for (String secret : secrets) {
            masked = masked.replace(secret, SHOWN);
        }
        return Redaction.of(masked);
    }
}
