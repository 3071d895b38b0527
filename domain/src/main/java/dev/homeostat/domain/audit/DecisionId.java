package dev.homeostat.domain.audit;

import java.util.UUID;

/** Identifies the decision that led to an outbound act. */
public record DecisionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
