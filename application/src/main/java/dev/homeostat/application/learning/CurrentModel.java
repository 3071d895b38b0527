package dev.homeostat.application.learning;

import dev.homeostat.application.cache.CachedReads;
import dev.homeostat.application.learning.port.LearningLog;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.cache.CacheKey;
import dev.homeostat.domain.cache.CacheRegion;
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

    private static final ModelCodec CODEC = new ModelCodec();

    private final LearningLog log;
    private final LearningSettings settings;
    private final CachedReads cached;

    public CurrentModel(LearningLog log, LearningSettings settings, CachedReads cached) {
        this.log = log;
        this.settings = settings;
        this.cached = cached;
    }

    /**
     * A model that is kept in the log, so that whatever is chosen by it can be explained later.
     *
     * @param at account time
     */
    public Model of(Tenure tenure, Instant at) {
        Optional<Model> latest =
                latest(tenure.account()).filter(model -> model.settings().equals(settings));
        return latest.orElseGet(() -> {
            List<LoggedReward> rewards =
                    log.rewards(tenure.account(), LearningPolicy.knownSince(settings, at), Long.MAX_VALUE);
            Model first = LearningPolicy.learn(settings, rewards, at);
            log.keep(tenure, first, Collections.emptySortedMap());
            return first;
        });
    }

    /** Which one is the latest is asked each time, so that a cached one is never an old one. */
    private Optional<Model> latest(AccountId account) {
        return log.latestVersion(account)
                .flatMap(version -> cached.read(
                        new CacheKey(CacheRegion.MODELS, account.value(), version.value()),
                        CODEC,
                        () -> log.find(version)));
    }
}
