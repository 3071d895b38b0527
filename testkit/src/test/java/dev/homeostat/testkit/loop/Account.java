package dev.homeostat.testkit.loop;

import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.JobCadences;
import dev.homeostat.application.StorePorts;
import dev.homeostat.application.content.ContentPorts;
import dev.homeostat.application.content.port.FactSource;
import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.FactId;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.Post;
import dev.homeostat.testkit.ManualHomeostat;
import dev.homeostat.testkit.ScriptedSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** An account that plans, writes and learns, on virtual time. */
final class Account implements AutoCloseable {

    static final AccountId ID = new AccountId("loop");

    final ManualHomeostat manual;
    final StorePorts store;

    private Account(ManualHomeostat manual) {
        this.manual = manual;
        this.store = manual.store().ports();
    }

    static Account with(PlanSettings plan, FactSource source) {
        return with(plan, source, LearningSettings.DEFAULT);
    }

    static Account with(PlanSettings plan, FactSource source, LearningSettings learning) {
        return with(plan, source, learning, EngineWatcher.NONE);
    }

    /** An account that is watched. */
    static Account with(PlanSettings plan, FactSource source, LearningSettings learning, EngineWatcher watcher) {
        EngineSettings settings = EngineSettings.of(ID)
                .withMode(Mode.LIVE)
                .withLearning(learning)
                .withCadences(JobCadences.CATALOGUE.with(JobCatalogue.RETENTION, Duration.ofHours(1)));
        TemplateContentWriter writer = new TemplateContentWriter(LengthRule.codePoints(ScriptedSite.MAX_LENGTH));
        return new Account(ManualHomeostat.with(
                settings, builder -> builder.content(new ContentPorts(source, writer), plan, new SplittableRandom(11))
                        .watcher(watcher)));
    }

    /** A source of so many facts on two topics, no two alike. */
    static FactSource facts(int count) {
        SplittableRandom random = new SplittableRandom(5);
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = word(random);
            facts.add(new Fact(
                    new FactId("fact-" + i),
                    i % 2 == 0 ? "rivers" : "lakes",
                    "The %s %s %s %s is %d km %s."
                            .formatted(name, word(random), word(random), word(random), 100 + i, word(random)),
                    "Atlas, page " + (i + 1),
                    Optional.empty(),
                    Optional.of("How long is the %s %s?".formatted(name, word(random))),
                    Optional.of((100 + i) + " km")));
        }
        FactSource.Facts all = new FactSource.Facts(facts, List.of());
        return () -> all;
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            word.append("bdfgklmnprst".charAt(random.nextInt(12))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    List<Post> posts() {
        return store.posts().latest(ID, Integer.MAX_VALUE);
    }

    Choice choice(Post post) {
        return store.posts().history(post.id()).orElseThrow().choice().orElseThrow();
    }

    @Override
    public void close() {
        manual.close();
    }
}
