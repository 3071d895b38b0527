package dev.homeostat.simulation.virtual;

import dev.homeostat.testkit.ScriptedSite;
import dev.homeostat.testkit.SiteAnswer;
import java.time.Duration;
import java.util.SplittableRandom;

/** Answers badly as often as planned, spread over the first requests. */
final class SiteFaults {

    private final SplittableRandom random;
    private final int planned;
    private int used;

    SiteFaults(SplittableRandom random, int planned) {
        this.random = random;
        this.planned = planned;
    }

    SiteAnswer next() {
        if (used >= planned || random.nextInt(3) != 0) {
            return SiteAnswer.PROMPT;
        }
        used++;
        return switch (random.nextInt(7)) {
            case 0 -> SiteAnswer.acceptedThenLost();
            case 1 -> SiteAnswer.lostBeforeAccepted();
            case 2 -> SiteAnswer.acceptedLate(upTo(ScriptedSite.DELAYS.maxAccept()), visibility());
            case 3 -> SiteAnswer.visibleLate(visibility());
            case 4 -> SiteAnswer.slow(Duration.ofSeconds(random.nextLong(1, 200)));
            case 5 -> SiteAnswer.withoutId();
            default -> SiteAnswer.notReady();
        };
    }

    int used() {
        return used;
    }

    private Duration visibility() {
        return upTo(ScriptedSite.DELAYS.maxVisibility());
    }

    /** Half of the time the bound itself, where promises break first. */
    private Duration upTo(Duration bound) {
        return random.nextBoolean() ? bound : Duration.ofMillis(random.nextLong(bound.toMillis() + 1));
    }
}
