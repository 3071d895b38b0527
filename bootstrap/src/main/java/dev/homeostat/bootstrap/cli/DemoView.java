package dev.homeostat.bootstrap.cli;

import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.ChoicePolicy;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.post.PublishedPost;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Tells a person what the demo does, and every now and then in one line how far it has come and what it has learned so
 * far. Thread-safe.
 */
final class DemoView implements EngineWatcher {

    private static final int LINES_A_SUMMARY = 12;

    private final EngineView view;
    private final Consumer<String> lines;
    private int planned;
    private int published;
    private int readings;
    private int told;
    private Optional<Model> model = Optional.empty();

    /**
     * A view on the demo's account.
     *
     * @param handle the account's name on the site
     */
    DemoView(SiteProfile profile, String handle, Consumer<String> lines, InstantSource accountTime) {
        this.view = new EngineView(profile, handle, this::tell, accountTime.withZone(ZoneOffset.UTC));
        this.lines = lines;
    }

    @Override
    public void saw(EngineEvent event) {
        switch (event) {
            case EngineEvent.StageReached stage -> {}
            case EngineEvent.EngagementRead read -> count(read);
            case EngineEvent.ModelLearned learned -> keep(learned.model());
            case EngineEvent.PostPlanned post -> {
                countPlanned();
                view.saw(event);
            }
            case EngineEvent.AttemptSettled settled -> {
                view.saw(event);
                count(settled.after() instanceof PublishedPost);
            }
            case EngineEvent.PostReconciled reconciled -> {
                view.saw(event);
                count(reconciled.after() instanceof PublishedPost);
            }
            default -> view.saw(event);
        }
    }

    private synchronized void count(EngineEvent.EngagementRead read) {
        readings += read.read();
    }

    private synchronized void countPlanned() {
        planned++;
    }

    private synchronized void count(boolean whole) {
        published += whole ? 1 : 0;
    }

    private synchronized void keep(Model learned) {
        model = Optional.of(learned);
    }

    private synchronized void tell(String line) {
        lines.accept(line);
        told++;
        if (told % LINES_A_SUMMARY == 0) {
            lines.accept("          so far: %d planned, %d published, %d readings; %s"
                    .formatted(planned, published, readings, learned()));
        }
    }

    private String learned() {
        return model.filter(known -> known.posts() > 0)
                .map(known -> "learned from %d posts, best so far: %s"
                        .formatted(
                                known.posts(),
                                List.of(Dimension.GENERATOR, Dimension.FORMAT, Dimension.TOPIC).stream()
                                        .map(dimension -> best(known, dimension))
                                        .collect(Collectors.joining(", "))))
                .orElse("nothing learned yet");
    }

    private static String best(Model model, Dimension dimension) {
        List<Arm> arms = model.estimates().keySet().stream()
                .filter(arm -> arm.dimension() == dimension)
                .toList();
        if (arms.isEmpty()) {
            return "nothing on " + dimension.word();
        }
        return ChoicePolicy.best(model, dimension, arms).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(entry -> String.format(
                        Locale.ROOT, "%s (%.0f %%)", entry.getKey().name(), 100 * entry.getValue()))
                .orElseThrow();
    }
}
