package dev.homeostat.domain.learning;

import java.util.List;
import java.util.Optional;

/**
 * Everything that was chosen for one post, so that other policies can be judged by it later.
 *
 * @param model the model by which it was chosen
 * @param contextHash SHA-256 over the candidates and the model, 64 hex digits
 * @param picks one a dimension, in the order of the dimensions
 */
public record Choice(ModelVersion model, String contextHash, List<Pick> picks) {

    public Choice {
        picks = List.copyOf(picks);
        if (picks.isEmpty()) {
            throw new IllegalArgumentException("a choice needs a pick");
        }
        for (int i = 1; i < picks.size(); i++) {
            if (picks.get(i - 1).arm().dimension().compareTo(picks.get(i).arm().dimension()) >= 0) {
                throw new IllegalArgumentException("picks must be in the order of the dimensions: " + picks);
            }
        }
    }

    /** Probability of the whole choice: the product over its picks. */
    public double propensity() {
        return picks.stream().mapToDouble(Pick::propensity).reduce(1, (a, b) -> a * b);
    }

    public List<Arm> arms() {
        return picks.stream().map(Pick::arm).toList();
    }

    public Optional<Arm> arm(Dimension dimension) {
        return arms().stream().filter(arm -> arm.dimension() == dimension).findFirst();
    }
}
