package dev.homeostat.application.learning;

import dev.homeostat.application.cache.CacheCodec;
import dev.homeostat.domain.learning.Arm;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.learning.Estimate;
import dev.homeostat.domain.learning.LearningSettings;
import dev.homeostat.domain.learning.Maturity;
import dev.homeostat.domain.learning.Model;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A model as words: its version and what it holds, then five for each arm. What was garbled is not taken for a model. */
final class ModelCodec implements CacheCodec<Model> {

    private static final int HEAD = 9;
    private static final int OF_ARM = 5;

    @Override
    public String encode(Model model) {
        List<String> words = new ArrayList<>(List.of(
                model.version().value(),
                model.settings().target().word(),
                model.settings().halfLife().toString(),
                Double.toString(model.settings().exploration()),
                model.asOf().toString(),
                Long.toString(model.lastPosition()),
                Integer.toString(model.posts()),
                Double.toString(model.baseline()),
                Double.toString(model.noise())));
        model.estimates().forEach((arm, estimate) -> {
            words.add(arm.dimension().word());
            words.add(Base64.getEncoder().encodeToString(arm.name().getBytes(StandardCharsets.UTF_8)));
            words.add(Double.toString(estimate.mean()));
            words.add(Double.toString(estimate.variance()));
            words.add(Integer.toString(estimate.posts()));
        });
        return String.join(" ", words);
    }

    @Override
    public Model decode(String text) {
        List<String> words = List.of(text.split(" ", -1));
        Model model = new Model(
                new LearningSettings(
                        Maturity.of(words.get(1)), Duration.parse(words.get(2)), Double.parseDouble(words.get(3))),
                Instant.parse(words.get(4)),
                Long.parseLong(words.get(5)),
                Integer.parseInt(words.get(6)),
                Double.parseDouble(words.get(7)),
                Double.parseDouble(words.get(8)),
                estimates(words.subList(HEAD, words.size())));
        if (!model.version().value().equals(words.getFirst())) {
            throw new IllegalArgumentException("this is not model " + words.getFirst());
        }
        return model;
    }

    private static SortedMap<Arm, Estimate> estimates(List<String> words) {
        SortedMap<Arm, Estimate> estimates = new TreeMap<>();
        for (int at = 0; at < words.size(); at += OF_ARM) {
            String name = new String(Base64.getDecoder().decode(words.get(at + 1)), StandardCharsets.UTF_8);
            estimates.put(
                    new Arm(Dimension.of(words.get(at)), name),
                    new Estimate(
                            Double.parseDouble(words.get(at + 2)),
                            Double.parseDouble(words.get(at + 3)),
                            Integer.parseInt(words.get(at + 4))));
        }
        return estimates;
    }
}
