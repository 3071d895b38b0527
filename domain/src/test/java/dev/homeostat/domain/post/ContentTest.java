package dev.homeostat.domain.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final PostText TEXT = new PostText("hello");

    @Test
    void oneTextIsASinglePost() {
        assertThat(Content.of(List.of(TEXT))).isEqualTo(new Content.Single(TEXT));
        assertThat(Content.of(List.of(TEXT)).format()).isEqualTo("single");
    }

    @Test
    void moreTextsAreAThreadInTheirOrder() {
        PostText other = new PostText("world");

        assertThat(Content.of(List.of(TEXT, other)).items()).containsExactly(TEXT, other);
        assertThat(Content.of(List.of(TEXT, other)).format()).isEqualTo("thread");
    }

    @Test
    void noTextIsNoPost() {
        assertThatIllegalArgumentException().isThrownBy(() -> Content.of(List.of()));
    }

    @Test
    void aThreadHasABound() {
        List<PostText> most = Collections.nCopies(Content.Threaded.MAX_ITEMS, TEXT);
        List<PostText> tooMany = Collections.nCopies(Content.Threaded.MAX_ITEMS + 1, TEXT);

        assertThat(Content.of(most).items()).hasSize(25);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Content.of(tooMany))
                .withMessageContaining("not 26");
    }

    @Test
    void aThreadDoesNotChangeWithTheListItWasMadeFrom() {
        List<PostText> items = new ArrayList<>(List.of(TEXT, TEXT));
        Content thread = Content.of(items);

        items.clear();

        assertThat(thread.items()).hasSize(2);
    }
}
