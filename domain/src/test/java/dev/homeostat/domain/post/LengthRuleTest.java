package dev.homeostat.domain.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.domain.post.LengthRule.Counting;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LengthRuleTest {

    private static final PostText MIXED = new PostText("Zoë 🙂 日本");

    @Test
    void countsAsTheSiteCounts() {
        assertThat(rule(Counting.CODE_POINTS).length(MIXED)).isEqualTo(8);
        assertThat(rule(Counting.UTF_16).length(MIXED)).isEqualTo(9);
        assertThat(rule(Counting.BYTES).length(MIXED)).isEqualTo(16);
        assertThat(rule(Counting.WEIGHTED).length(MIXED)).isEqualTo(11);
    }

    @Test
    void weighsPunctuationLikeLatinAndTheRestTwice() {
        assertThat(rule(Counting.WEIGHTED).length(new PostText("\u201Ca\u201D \u2013 \u2014")))
                .isEqualTo(7);
        assertThat(rule(Counting.WEIGHTED).length(new PostText("\u10FF"))).isEqualTo(1);
        assertThat(rule(Counting.WEIGHTED).length(new PostText("\u1100"))).isEqualTo(2);
    }

    @Test
    void countsALinkAsTheSiteDoesWhateverItsLength() {
        LengthRule fixed = new LengthRule(100, Counting.CODE_POINTS, OptionalInt.of(23));
        PostText text = new PostText("See https://a.example/" + "x".repeat(200) + " and http://b.example now");

        assertThat(fixed.length(text)).isEqualTo("See  and  now".length() + 2 * 23);
        assertThat(fixed.takes(text)).isTrue();
        assertThat(LengthRule.codePoints(100).takes(text)).isFalse();
    }

    @Test
    void takesUpToTheMost() {
        LengthRule rule = LengthRule.codePoints(3);

        assertThat(rule.takes(new PostText("🙂🙂🙂"))).isTrue();
        assertThat(rule.takes(new PostText("🙂🙂🙂."))).isFalse();
    }

    @Test
    void aSiteTakesSomething() {
        assertThatThrownBy(() -> LengthRule.codePoints(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void waysToCountAreNamed() {
        for (Counting counting : Counting.values()) {
            assertThat(Counting.of(counting.word())).contains(counting);
        }
        assertThat(Counting.of("words")).isEmpty();
    }

    @Property
    void plainTextHasOneLengthHoweverCounted(@ForAll @AlphaChars @StringLength(min = 1, max = 300) String letters) {
        PostText text = new PostText(letters);

        for (Counting counting : Counting.values()) {
            assertThat(rule(counting).length(text)).isEqualTo(letters.length());
        }
    }

    private static LengthRule rule(Counting counting) {
        return new LengthRule(280, counting, OptionalInt.empty());
    }
}
