package dev.homeostat.simulation.virtual;

import dev.homeostat.application.StorePorts;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.post.Post;
import dev.homeostat.simulation.site.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Judges choices by what the readers really prefer. */
final class LearningReferee {

    private static final Duration EARLY = Duration.ofDays(10);
    private static final Duration LATE = Duration.ofDays(30);
    private static final int BEST_HOURS = 6;

    private final Instant start;
    private final Instant end;
    private final Optional<Instant> drift;
    private final Truth truth;
    private final List<Planned> planned = new ArrayList<>();

    /** A choice and when its post was due. */
    private record Planned(Instant at, List<Arm> arms) {}

    LearningReferee(LifePlan plan, Instant start, Truth truth, StorePorts store, AccountId account) {
        this.start = start;
        this.end = start.plus(plan.length());
        this.drift = plan.drift().map(start::plus);
        this.truth = truth;
        for (Post post : store.posts().latest(account, Integer.MAX_VALUE)) {
            store.posts()
                    .history(post.id())
                    .flatMap(history -> history.choice().map(Choice::arms))
                    .ifPresent(arms -> planned.add(new Planned(post.details().dueAt(), arms)));
        }
        planned.removeIf(post -> !post.at().isBefore(end));
    }

    LearningScore judge() {
        Map<Dimension, LearningScore.Shares> shares = new EnumMap<>(Dimension.class);
        for (Dimension dimension : Dimension.values()) {
            shares.put(
                    dimension,
                    new LearningScore.Shares(
                            share(dimension, start, start.plus(EARLY)),
                            drift.map(moment -> share(dimension, moment, moment.plus(EARLY)))
                                    .orElse(Double.NaN),
                            share(dimension, end.minus(LATE), end)));
        }
        double regret = planned.stream()
                .mapToDouble(post -> truth.expectedOfBest(post.at()) - truth.expected(post.arms(), post.at()))
                .sum();
        double uniform = planned.stream()
                .mapToDouble(post -> truth.expectedOfBest(post.at()) - truth.expectedOfUniform(post.at()))
                .sum();
        return new LearningScore(shares, planned.size(), regret, uniform);
    }

    private double share(Dimension dimension, Instant from, Instant to) {
        Predicate<Planned> within =
                post -> !post.at().isBefore(from) && post.at().isBefore(to);
        List<Planned> posts = planned.stream().filter(within).toList();
        long best = posts.stream()
                .filter(post -> post.arms().stream().anyMatch(best(dimension, post.at())::contains))
                .count();
        return posts.isEmpty() ? Double.NaN : (double) best / posts.size();
    }

    private Set<Arm> best(Dimension dimension, Instant at) {
        return truth.effects(dimension, at).entrySet().stream()
                .sorted(Map.Entry.<Arm, Double>comparingByValue(Comparator.reverseOrder()))
                .limit(dimension == Dimension.HOUR ? BEST_HOURS : 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
