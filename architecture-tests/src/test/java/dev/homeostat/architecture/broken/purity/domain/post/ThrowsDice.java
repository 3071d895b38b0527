package dev.homeostat.architecture.broken.purity.domain.post;

import java.util.concurrent.ThreadLocalRandom;

/** A decision by chance. */
public final class ThrowsDice {
    public int roll() {
        return ThreadLocalRandom.current().nextInt(6) + 1;
    }
}
