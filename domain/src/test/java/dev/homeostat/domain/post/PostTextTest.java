package dev.homeostat.domain.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PostTextTest {
    @Test
    void spaceAroundATextIsDroppedAndLineEndsAreUnified() {
        assertThat(new PostText("  one\r\ntwo\rthree\n ").value()).isEqualTo("one\ntwo\nthree");
    }

    @Test
    void aBlankTextIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PostText(" \t\r\n "));
    }

    @Test
    void aRunOfAnyWhiteSpaceComparesAsOneSpace() {
        assertSame("one two", "one\u00A0\n\t \u2003two");
        assertSame("one two", "one\u2028\u3000two");
    }

    @Test
    void compatibleFormsOfACharacterCompareAsOne() {
        assertSame("café", "cafe\u0301");
        assertSame("file 12", "\uFB01le \uFF11\uFF12");
        assertSame("...", "\u2026");
    }

    @Test
    void invisibleCharactersDoNotCount() {
        assertSame("homeostat", "home\u200Bo\u00ADstat\uFEFF");
    }

    @Test
    void anEmojiComparesTheSameWithAndWithoutItsVariantMark() {
        assertSame("\u2764 it", "\u2764\uFE0F it");
        assertSame("👩\u200D💻 at work", "👩💻 at work");
    }

    @Test
    void differentEmojiDiffer() {
        assertThat(PostText.normalize("👍")).isNotEqualTo(PostText.normalize("👎"));
    }

    @Test
    void caseAndPunctuationCount() {
        assertThat(PostText.normalize("Hello.")).isNotEqualTo(PostText.normalize("hello."));
        assertThat(PostText.normalize("hello.")).isNotEqualTo(PostText.normalize("hello!"));
    }

    @Test
    void lengthCountsCodePoints() {
        assertThat(new PostText("a👍b").length()).isEqualTo(3);
    }

    @Test
    void textsThatCompareEqualHaveOneHash() {
        String hash = new PostText("cafe\u0301  au lait").hash();

        assertThat(hash).hasSize(64).isEqualTo(new PostText("café au lait").hash());
        assertThat(hash).isNotEqualTo(new PostText("café noir").hash());
    }

    @Property
    void normalizingTwiceIsNormalizingOnce(@ForAll String text) {
        String once = PostText.normalize(text);

        assertThat(PostText.normalize(once)).isEqualTo(once);
    }

    @Property
    void aTextComparesEqualToWhatASiteShowsOfIt(@ForAll String text) {
        if (text.strip().isEmpty()) {
            return;
        }
        PostText ours = new PostText(text);

        assertThat(PostText.normalize(" " + ours.value().replace("\n", "\r\n") + "\n"))
                .isEqualTo(ours.normalized());
    }

    private static void assertSame(String one, String other) {
        assertThat(PostText.normalize(other)).isEqualTo(PostText.normalize(one));
    }
}
