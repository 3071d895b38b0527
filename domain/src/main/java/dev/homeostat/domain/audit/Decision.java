package dev.homeostat.domain.audit;

import dev.homeostat.domain.account.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Why an outbound act was to happen: who or what decided, by which policy and model, how likely that choice was, and
 * who approved it. Absent means that it played no part.
 *
 * @param decidedBy a person ({@code operator}) or the name of a policy
 * @param propensity probability of this choice under the policy, in (0, 1]
 * @param at account time
 */
public record Decision(
        DecisionId id,
        AccountId account,
        String decidedBy,
        String reason,
        Optional<String> policyVersion,
        Optional<String> model,
        Optional<String> promptHash,
        OptionalDouble propensity,
        Optional<String> approval,
        Instant at) {

    public Decision {
        propensity.ifPresent(p -> {
            if (!(p > 0 && p <= 1)) {
                throw new IllegalArgumentException("a propensity must be in (0, 1]: " + p);
            }
        });
    }

    /** A decision taken by a person, in which no policy or model played a part. */
    public static Decision byOperator(DecisionId id, AccountId account, String reason, Instant at) {
        return new Decision(
                id,
                account,
                "operator",
                reason,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.of("operator"),
                at);
    }

    /** The same decision, which a person approved. */
    public Decision approvedBy(String person) {
        return new Decision(
                id,
                account,
                decidedBy,
                reason,
                policyVersion,
                model,
                promptHash,
                propensity,
                approval.or(() -> Optional.of(person)),
                at);
    }

    /** The same decision, kept from this account time on. */
    public Decision keptAt(Instant accountNow) {
        return new Decision(
                id, account, decidedBy, reason, policyVersion, model, promptHash, propensity, approval, accountNow);
    }
}
