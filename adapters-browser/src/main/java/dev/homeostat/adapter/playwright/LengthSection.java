package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.LengthRule.Counting;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Reads what a profile says about the length of texts, in short or in full. */
final class LengthSection {

    private static final int LONGEST_TEXT = 100_000;

    private LengthSection() {}

    static LengthRule read(ProfileSection root) {
        OptionalInt max = root.optionalNumber("maxLength", 1, LONGEST_TEXT);
        Optional<LengthRule> rule = root.optionalSection("length").map(LengthSection::lengthRule);
        if (rule.isPresent() == max.isPresent()) {
            root.problem("maxLength", "either this or length is needed, and not both");
        }
        return rule.orElseGet(() -> LengthRule.codePoints(max.orElse(1)));
    }

    private static LengthRule lengthRule(ProfileSection section) {
        LengthRule rule = new LengthRule(
                section.number("max", 1, LONGEST_TEXT),
                counting(section),
                section.optionalNumber("link", 1, LONGEST_TEXT));
        section.refuseTheRest();
        return rule;
    }

    private static Counting counting(ProfileSection section) {
        String word = section.text("counting");
        Optional<Counting> counting = Counting.of(word);
        if (counting.isEmpty() && !word.isEmpty()) {
            String words = Arrays.stream(Counting.values()).map(Counting::word).collect(Collectors.joining(", "));
            section.problem("counting", "must be one of: " + words);
        }
        return counting.orElse(Counting.CODE_POINTS);
    }
}
