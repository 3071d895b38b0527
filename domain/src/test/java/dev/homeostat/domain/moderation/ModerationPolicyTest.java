package dev.homeostat.domain.moderation;

import static dev.homeostat.domain.post.SamplePosts.CREATED;
import static dev.homeostat.domain.post.SamplePosts.INTENT;
import static dev.homeostat.domain.post.SamplePosts.publishing;
import static dev.homeostat.domain.post.SamplePosts.queued;
import static dev.homeostat.domain.post.SamplePosts.siteId;
import static dev.homeostat.domain.post.SamplePosts.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.DraftPost;
import dev.homeostat.domain.post.EmergencyPost;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.PublishingPost;
import dev.homeostat.domain.post.QueuedPost;
import dev.homeostat.domain.post.RejectedPost;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnsettledPost;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ModerationPolicyTest {
    private static final SitePostId ID = siteId("17");
    private static final PostAwaitingApproval WAITING =
            new PostAwaitingApproval(queued("may I?").details());
    private static final FailedPost FAILED = publishing("too bold").refused("too bold");
    private static final PublishedPost PUBLISHED =
            (PublishedPost) publishing("out").confirmed(ID, INTENT, INTENT);
    private static final UnsettledPost FOR_PERSON = unconfirmed("which?").handToPerson("two could be it");

    @Test
    void onlyWhatAwaitsApprovalIsApprovedOrRejected() {
        assertThat(after(WAITING, new PostOrder.Approve())).isInstanceOf(QueuedPost.class);
        assertThat(after(WAITING, new PostOrder.Reject("dull")))
                .isInstanceOfSatisfying(RejectedPost.class, rejected -> assertThat(rejected.reason())
                        .isEqualTo("dull"));
        assertRefused(queued("no"), new PostOrder.Approve(), "only a post that awaits approval");
        assertRefused(PUBLISHED, new PostOrder.Reject("late"), "only a post that awaits approval");
    }

    @Test
    void anApprovalThatComesTooLateIsRefused() {
        PostAwaitingApproval over = new PostAwaitingApproval(WAITING.details().on(PostTerms.until(INTENT)));

        assertRefused(over, new PostOrder.Approve(), "its time is over");
    }

    @Test
    void aFailedPostIsTriedAgainWithAllItsTries() {
        assertThat(after(FAILED, new PostOrder.Retry(false)))
                .isInstanceOfSatisfying(
                        QueuedPost.class,
                        again -> assertThat(again.details().tries().strikes()).isZero());
    }

    @Test
    void whatMayStandOnTheSiteIsTriedAgainOnlyWhenAPersonVouches() {
        assertRefused(FOR_PERSON, new PostOrder.Retry(false), "it may stand on the site");
        assertThat(after(FOR_PERSON, new PostOrder.Retry(true))).isInstanceOf(QueuedPost.class);
        assertRefused(unconfirmed("lost"), new PostOrder.Retry(true), "still being looked for");
        assertRefused(publishing("busy"), new PostOrder.Retry(true), "only a post that failed");
    }

    @Test
    void aPersonNamesTheIdOfWhatStandsThere() {
        assertThat(after(FOR_PERSON, new PostOrder.MarkPublished(ID))).isInstanceOf(PublishedPost.class);
        assertThat(after(unconfirmed("lost"), new PostOrder.MarkPublished(ID))).isInstanceOf(PublishedPost.class);
        assertThat(after(FAILED, new PostOrder.MarkPublished(ID))).isInstanceOf(PublishedPost.class);
        assertThat(after(publishing("one", "two").refused("no"), new PostOrder.MarkPublished(ID)))
                .isInstanceOfSatisfying(
                        QueuedPost.class,
                        rest -> assertThat(rest.details().nextPosition()).isEqualTo(2));
        assertRefused(queued("no"), new PostOrder.MarkPublished(ID), "only a post that failed or is in doubt");
    }

    @Test
    void anIdOfAnotherItemIsRefused() {
        Ruling ruling = ModerationPolicy.rule(FAILED, new PostOrder.MarkPublished(ID), "ann", ID::equals, INTENT);

        assertThat(ruling).isInstanceOfSatisfying(Ruling.Refusal.class, refusal -> assertThat(refusal.reason())
                .contains("17 is that of another item"));
    }

    @Test
    void whatIsDeletedIsInDoubtWhenItMayStandThere() {
        assertThat(deleted(FOR_PERSON).inDoubt()).isTrue();
        assertThat(deleted(publishing("unread").confirmedWithoutId(INTENT)).inDoubt())
                .isTrue();
        for (Post known :
                List.of(WAITING, FAILED, queued("no"), new DraftPost(queued("d").details()))) {
            assertThat(deleted(known).inDoubt()).isFalse();
        }
        assertRefused(PUBLISHED, new PostOrder.Delete("oops"), "take it down instead");
        assertRefused(publishing("busy"), new PostOrder.Delete("oops"), "being published right now");
        assertRefused(deleted(FAILED), new PostOrder.Delete("oops"), "archived already");
    }

    @Test
    void whatStandsThereIsTakenDown() {
        PublishingPost second = (PublishingPost) publishing("one", "two").confirmed(ID, INTENT, INTENT);

        assertThat(after(PUBLISHED, new PostOrder.TakeDown("wrong"))).isInstanceOf(ArchivedPost.class);
        assertThat(after(second.refused("no"), new PostOrder.TakeDown("wrong"))).isInstanceOf(ArchivedPost.class);
        assertThat(after(second.notSent(INTENT), new PostOrder.TakeDown("wrong")))
                .isInstanceOf(ArchivedPost.class);
        assertRefused(second, new PostOrder.TakeDown("wrong"), "being published right now");
        assertRefused(second.lost("gone"), new PostOrder.TakeDown("wrong"), "wait until it is settled");
        assertRefused(queued("no"), new PostOrder.TakeDown("wrong"), "delete it instead");
    }

    @Test
    void whatWasGivenUpInPartCanBeTakenDownAllTheSame() {
        PublishingPost second = (PublishingPost) publishing("one", "two").confirmed(ID, INTENT, INTENT);
        Post forPerson = second.lost("gone").handToPerson("two could be it");
        Post deleted = after(forPerson, new PostOrder.Delete("never mind"));

        assertThat(after(forPerson, new PostOrder.TakeDown("wrong"))).isInstanceOf(ArchivedPost.class);
        Post down = after(deleted, new PostOrder.TakeDown("wrong"));
        assertThat(down).isInstanceOfSatisfying(ArchivedPost.class, post -> assertThat(post.inDoubt())
                .isTrue());
        assertRefused(down, new PostOrder.TakeDown("again"), "taken down already");
    }

    @Test
    void theEventNamesWhoAndWhat() {
        Ruling ruling = rule(FAILED, new PostOrder.Delete("nobody wants it"));

        assertThat(ruling).isInstanceOfSatisfying(Ruling.Change.class, change -> {
            assertThat(change.event().type()).isEqualTo("post_deleted");
            assertThat(change.event().data())
                    .containsEntry("post_id", FAILED.id().toString())
                    .containsEntry("from", "failed")
                    .containsEntry("to", "archived")
                    .containsEntry("by", "ann")
                    .containsEntry("detail", "nobody wants it");
        });
    }

    @Property
    void noOrderLeadsToAnIllegalState(@ForAll("posts") Post post, @ForAll("orders") PostOrder order) {
        if (rule(post, order) instanceof Ruling.Change change) {
            assertThat(post.status() == change.after().status()
                            || post.status().mayBecome(change.after().status()))
                    .as("%s after %s by %s", change.after().status(), post.status(), order)
                    .isTrue();
            List<SitePostId> known = post.details().published();
            assertThat(change.after().details().published().subList(0, known.size()))
                    .isEqualTo(known);
        }
    }

    @Provide
    Arbitrary<Post> posts() {
        return Arbitraries.of(Stream.<Post>of(
                        WAITING,
                        FAILED,
                        PUBLISHED,
                        FOR_PERSON,
                        queued("waits"),
                        publishing("busy"),
                        publishing("one", "two").confirmed(siteId("16"), INTENT, INTENT),
                        unconfirmed("lost"),
                        publishing("unread").confirmedWithoutId(INTENT),
                        new DraftPost(queued("draft").details()),
                        new EmergencyPost(queued("reserve").details()),
                        WAITING.reject("dull"),
                        queued("old").archive("expired"))
                .toList());
    }

    @Provide
    Arbitrary<PostOrder> orders() {
        return Arbitraries.of(
                new PostOrder.Approve(),
                new PostOrder.Reject("dull"),
                new PostOrder.Retry(true),
                new PostOrder.Retry(false),
                new PostOrder.MarkPublished(ID),
                new PostOrder.Delete("oops"),
                new PostOrder.TakeDown("wrong"));
    }

    private static ArchivedPost deleted(Post post) {
        return (ArchivedPost) after(post, new PostOrder.Delete("oops"));
    }

    private static Post after(Post post, PostOrder order) {
        return ((Ruling.Change) rule(post, order)).after();
    }

    private static Ruling rule(Post post, PostOrder order) {
        Predicate<SitePostId> none = id -> false;
        return ModerationPolicy.rule(post, order, "ann", none, order instanceof PostOrder.Approve ? INTENT : CREATED);
    }

    private static void assertRefused(Post post, PostOrder order, String reason) {
        assertThat(rule(post, order))
                .isInstanceOfSatisfying(Ruling.Refusal.class, refusal -> assertThat(refusal.reason())
                        .contains(reason, post.status().word()));
    }
}
