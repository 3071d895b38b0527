package dev.homeostat.domain.content;

import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.learning.ChoicePolicy;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.Distribution;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.learning.Pick;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Chooses what a post will be, one dimension after the other: each arm is drawn from a distribution that is worked out
 * first, so that the propensity of what was drawn is exact. Not thread-safe.
 */
public final class PostChooser {

    private final Model model;
    private final List<Arm> latest;
    private final RandomGenerator random;
    private final List<Pick> picks = new ArrayList<>();
    private final StringBuilder context = new StringBuilder();

    /**
     * A chooser for one post.
     *
     * @param latest arms of the latest planned posts, which keep variety up
     */
    public PostChooser(Model model, List<Arm> latest, RandomGenerator random) {
        this.model = model;
        this.latest = List.copyOf(latest);
        this.random = random;
        context.append(model.version()).append('\n');
    }

    /** One of the open slots, by the hour of day; of two at the same hour the earlier. */
    public Slot slot(PlanSettings settings, List<Slot> open) {
        List<Arm> hours = open.stream()
                .map(slot -> PlanPolicy.hour(settings, slot))
                .distinct()
                .toList();
        Arm hour = pick(Dimension.HOUR, hours);
        return open.stream()
                .filter(slot -> PlanPolicy.hour(settings, slot).equals(hour))
                .findFirst()
                .orElseThrow();
    }

    /** One of the forms in which something can be told. */
    public Form form(TellableFacts tellable) {
        String generator = name(Dimension.GENERATOR, tellable.generators());
        return new Form(generator, name(Dimension.FORMAT, tellable.formats(generator)));
    }

    /** One of the topics of which something can be told in this form. */
    public String topic(TellableFacts tellable, Form form) {
        return name(Dimension.TOPIC, tellable.topics(form));
    }

    /** What was chosen so far. */
    public Choice choice() {
        return new Choice(model.version(), sha256(context.toString()), picks);
    }

    private String name(Dimension dimension, List<String> names) {
        return pick(
                        dimension,
                        names.stream().map(name -> new Arm(dimension, name)).toList())
                .name();
    }

    private Arm pick(Dimension dimension, List<Arm> candidates) {
        Distribution distribution = ChoicePolicy.distribution(model, dimension, candidates, latest);
        Pick pick = distribution.draw(random.nextDouble());
        context.append(distribution.probabilities()).append('\n');
        picks.add(pick);
        return pick.arm();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
