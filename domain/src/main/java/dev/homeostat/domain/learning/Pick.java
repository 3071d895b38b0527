package dev.homeostat.domain.learning;

/**
 * An arm that was drawn.
 *
 * @param propensity probability with which it was drawn from its candidates, given what was picked before it, in (0, 1]
 * @param candidates how many arms there were to draw from
 */
public record Pick(Arm arm, double propensity, int candidates) {

    public Pick {
        if (!(propensity > 0 && propensity <= 1)) {
            throw new IllegalArgumentException("the propensity of %s must be in (0, 1]: %s".formatted(arm, propensity));
        }
        if (candidates < 1) {
            throw new IllegalArgumentException("%s was drawn from no candidates".formatted(arm));
        }
    }
}
