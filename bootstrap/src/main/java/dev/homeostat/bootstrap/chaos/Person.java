package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.Homeostat;
import dev.homeostat.application.control.port.ControlPanel;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.FaultPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Comes when the account is stopped: sees to what stands on the site's pages, settles by the site what waits for a
 * person, and resumes. Not thread-safe.
 */
final class Person {

    private static final String NAME = "chaos-person";

    private final Homeostat homeostat;
    private final ControlPanel controls;
    private final FaultPlan pages;
    private final Backlog backlog;
    private final Supplier<List<AcceptedPost>> site;
    private final AccountId account = new AccountId(ChaosSettings.ACCOUNT);
    private final Set<PostId> helped = new HashSet<>();
    private int visits;

    Person(
            Homeostat homeostat,
            ControlPanel controls,
            FaultPlan pages,
            Backlog backlog,
            Supplier<List<AcceptedPost>> site) {
        this.homeostat = homeostat;
        this.controls = controls;
        this.pages = pages;
        this.backlog = backlog;
        this.site = site;
    }

    /** How often the account was found stopped. */
    int visits() {
        return visits;
    }

    /** The posts that were settled by hand. */
    Set<PostId> helped() {
        return Set.copyOf(helped);
    }

    /** Does what there is to do, if the account is stopped. */
    void look() {
        if (controls.read(account).stop().isEmpty()) {
            return;
        }
        visits++;
        pages.clear();
        backlog.all().forEach(this::settle);
        controls.resume(account, NAME);
    }

    private void settle(Post post) {
        if (post instanceof UnsettledPost unsettled
                && unsettled.search().forPerson().isPresent()) {
            homeostat.order(post.id(), order(unsettled), NAME);
            helped.add(post.id());
        }
    }

    private PostOrder order(UnsettledPost post) {
        return site.get().stream()
                .filter(accepted ->
                        PostText.normalize(accepted.text()).equals(post.text().normalized()))
                .findFirst()
                .<PostOrder>map(accepted -> new PostOrder.MarkPublished(new SitePostId(accepted.id())))
                .orElseGet(() -> post instanceof UnconfirmedPost
                        ? new PostOrder.Retry(true)
                        : new PostOrder.Delete("it does not stand on the site"));
    }
}
