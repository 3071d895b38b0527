package dev.homeostat.domain.engagement;

/** What a post was worth at one age. */
public sealed interface RewardAnswer {

    /**
     * It is known.
     *
     * @param value natural logarithm of the engagement score plus one
     */
    record Worth(double value) implements RewardAnswer {}

    /** It is not known, or not yet. */
    record Not(Gate reason) implements RewardAnswer {}
}
