package dev.homeostat.bootstrap.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where in a publish the engine is killed. */
enum KillPoint {
    /** Before the post is claimed. */
    BEFORE_INTENT,
    /** The intent is durable and nothing else is done. */
    AFTER_INTENT,
    /** The site has the request and has not accepted it. */
    CLICK_SENT,
    /** The site has accepted and not answered. */
    SITE_ACCEPTED,
    /** The engine knows the outcome and has not recorded it. */
    BEFORE_OUTCOME,
    /** The commit that records the outcome is under way. */
    DURING_COMMIT,
    /** A random instant from the claim to the recorded outcome. */
    RANDOM;

    static List<KillPoint> named() {
        return Arrays.stream(values()).filter(point -> point != RANDOM).toList();
    }

    static KillPoint of(String word) {
        return Arrays.stream(values())
                .filter(point -> point.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kill point '%s'".formatted(word)));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the site can have done this with the request by then, or can do it afterwards. */
    boolean reaches(SiteFault fault) {
        return switch (this) {
            case BEFORE_INTENT, AFTER_INTENT -> fault == SiteFault.NO_REQUEST;
            case CLICK_SENT, BEFORE_OUTCOME, DURING_COMMIT -> fault != SiteFault.NO_REQUEST;
            case SITE_ACCEPTED -> fault.mayAccept();
            case RANDOM -> true;
        };
    }

    /** The faults of this group that it reaches. */
    List<SiteFault> reachable(SiteFault.Group group) {
        return Arrays.stream(SiteFault.values())
                .filter(fault -> fault.group() == group)
                .filter(this::reaches)
                .toList();
    }

    /** The faults that it reaches and under which everything is promised. */
    List<SiteFault> reachable() {
        return reachable(SiteFault.Group.USUAL);
    }
}
