package dev.homeostat.bootstrap.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.DecisionId;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostDetails;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.Tries;
import dev.homeostat.simulation.site.AcceptedPost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void findsNothingWhereAllIsAsItShouldBe() {
        Post single = published(List.of("one"), "101");
        Post thread = published(List.of("two\nlines", "three"), "102", "103");
        List<AcceptedPost> site =
                List.of(accepted("101", "one"), accepted("102", "two\nlines"), reply("103", "three", "102"));
        assertThat(Comparison.of(List.of(single, thread), site)).isEmpty();
    }

    @Test
    void findsADuplicate() {
        List<AcceptedPost> site = List.of(accepted("101", "one"), accepted("104", "one"));
        assertThat(kinds(published(List.of("one"), "101"), site)).containsExactly(Finding.Kind.DUPLICATE);
    }

    @Test
    void findsAPostThatNobodyQueued() {
        List<AcceptedPost> site = List.of(accepted("101", "one"), accepted("104", "a stranger"));
        assertThat(kinds(published(List.of("one"), "101"), site)).containsExactly(Finding.Kind.DUPLICATE);
    }

    @Test
    void findsALostPostWhateverTheDatabaseSays() {
        assertThat(kinds(published(List.of("one"), "101"), List.of())).containsExactly(Finding.Kind.LOST);
        assertThat(kinds(queued(List.of("one")), List.of())).containsExactly(Finding.Kind.LOST);
    }

    @Test
    void findsTheItemsThatAThreadLost() {
        List<AcceptedPost> site = List.of(accepted("101", "one"));
        assertThat(kinds(queued(List.of("one", "two"), "101"), site)).containsExactly(Finding.Kind.LOST);
    }

    @Test
    void whatIsInAPersonsHandsIsNotLost() {
        Post failed = new FailedPost(details(List.of("one", "two"), "101"), "given up");
        assertThat(kinds(failed, List.of(accepted("101", "one")))).isEmpty();
        assertThat(kinds(failed, List.of())).containsExactly(Finding.Kind.LOST);
    }

    @Test
    void aPostThatIsSaidToHaveFailedAndStandsThereHasAWrongId() {
        Post failed = new FailedPost(details(List.of("one")), "given up");
        assertThat(kinds(failed, List.of(accepted("101", "one")))).containsExactly(Finding.Kind.WRONG_ID);
    }

    @Test
    void findsAWrongId() {
        List<AcceptedPost> site = List.of(accepted("101", "one"));
        assertThat(kinds(published(List.of("one"), "999"), site)).containsExactly(Finding.Kind.WRONG_ID);
    }

    @Test
    void findsAnIdThatIsMissing() {
        List<AcceptedPost> site = List.of(accepted("101", "one"));
        assertThat(kinds(queued(List.of("one")), site)).containsExactly(Finding.Kind.WRONG_ID);
    }

    @Test
    void findsAnItemThatRepliesToAnother() {
        List<AcceptedPost> site = List.of(accepted("101", "one"), reply("102", "two", "77"));
        assertThat(kinds(published(List.of("one", "two"), "101", "102"), site)).containsExactly(Finding.Kind.WRONG_ID);
    }

    private static List<Finding.Kind> kinds(Post post, List<AcceptedPost> site) {
        return Comparison.of(List.of(post), site).stream().map(Finding::kind).toList();
    }

    private static Post published(List<String> texts, String... ids) {
        return new PublishedPost(details(texts, ids), NOON);
    }

    private static Post queued(List<String> texts, String... ids) {
        return new QueuedPost(details(texts, ids));
    }

    private static PostDetails details(List<String> texts, String... ids) {
        return new PostDetails(
                new PostId(UUID.randomUUID()),
                new AccountId("chaos"),
                Content.of(texts.stream().map(PostText::new).toList()),
                new DecisionId(UUID.randomUUID()),
                NOON,
                NOON,
                PostTerms.USUAL,
                Tries.NONE,
                Stream.of(ids).map(SitePostId::new).toList());
    }

    private static AcceptedPost accepted(String id, String text) {
        return new AcceptedPost(id, "practice", text, NOON, NOON, Optional.empty(), Optional.empty());
    }

    private static AcceptedPost reply(String id, String text, String parent) {
        return new AcceptedPost(id, "practice", text, NOON, NOON, Optional.of(parent), Optional.empty());
    }
}
