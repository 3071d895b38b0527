package dev.homeostat.application.learning;

import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.learning.LearningPolicy;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.LoggedReward;
import dev.homeostat.domain.learning.Model;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The model to choose by: the one learned last, or for a new account the one that knows nothing yet. Thread-safe. */
public final class CurrentModel {

    private final LearningLog log;
    private final LearningSettings settings;

    public CurrentModel(LearningLog log, LearningSettings settings) {
        this.log = log;
        this.settings = settings;
    }

    /**
     * A model that is kept in the log, so that whatever is chosen by it can be explained later.
     *
     * @param at account time
     */
    public Model of(Tenure tenure, Instant at) {
        Optional<Model> latest =
                log.latest(tenure.account()).filter(model -> model.settings().equals(settings));
        return latest.orElseGet(() -> {
            List<LoggedReward> rewards =
                    log.rewards(tenure.account(), LearningPolicy.knownSince(settings, at), Long.MAX_VALUE);
            Model first = LearningPolicy.learn(settings, rewards, at);
            log.keep(tenure, first, Collections.emptySortedMap());
            return first;
        });
    }
}
