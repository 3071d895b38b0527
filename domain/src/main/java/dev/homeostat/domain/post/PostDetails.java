package dev.homeostat.domain.post;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.audit.DecisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is true of a post in any state.
 *
 * @param decision the decision that led to this post
 * @param createdAt account time
 * @param dueAt account time from which it may be published
 * @param terms under what terms it may go out, besides its time
 * @param published the site's ids of the items known to be published: the first items, in order
 */
public record PostDetails(
        PostId id,
        AccountId account,
        Content content,
        DecisionId decision,
        Instant createdAt,
        Instant dueAt,
        PostTerms terms,
        Tries tries,
        List<SitePostId> published) {

    public PostDetails {
        published = List.copyOf(published);
        if (published.size() > content.items().size()) {
            throw new IllegalArgumentException("post %s: more items published than it has".formatted(id));
        }
        if (published.stream().distinct().count() < published.size()) {
            throw new IllegalArgumentException("post %s: two items with the same id".formatted(id));
        }
    }

    /** Place of the first item not known to be published, from 1. */
    public int nextPosition() {
        return published.size() + 1;
    }

    public boolean isWhole() {
        return published.size() == content.items().size();
    }

    public PostText textAt(int position) {
        return content.items().get(position - 1);
    }

    /** The site's id of the item that the given one replies to, empty for the first. */
    public Optional<SitePostId> parentOf(int position) {
        return position == 1 ? Optional.empty() : Optional.of(published.get(position - 2));
    }

    /** The id by which the whole post is known on the site: that of its first item. */
    public Optional<SitePostId> sitePostId() {
        return published.stream().findFirst();
    }

    /** Whether nothing of it may go out any more; a post of which an item is out goes on. */
    public boolean isExpiredAt(Instant accountNow) {
        return published.isEmpty()
                && terms.expiresAt().filter(end -> !accountNow.isBefore(end)).isPresent();
    }

    /** How many times it was claimed so far. */
    public int attempts() {
        return tries.claims();
    }

    /** Epoch of the latest claim, {@link Epoch#NONE} before the first. */
    public Epoch lastEpoch() {
        return tries.lastEpoch();
    }

    /** The same post, kept from this account time on. */
    public PostDetails keptAt(Instant accountNow) {
        return new PostDetails(id, account, content, decision, accountNow, dueAt, terms, tries, published);
    }

    /** The same post on other terms. */
    public PostDetails on(PostTerms newTerms) {
        return new PostDetails(id, account, content, decision, createdAt, dueAt, newTerms, tries, published);
    }

    PostDetails withPublished(SitePostId itemId) {
        List<SitePostId> more = new ArrayList<>(published);
        more.add(itemId);
        return new PostDetails(id, account, content, decision, createdAt, dueAt, terms, tries.forNextItem(), more);
    }

    PostDetails tried(Tries newTries) {
        return new PostDetails(id, account, content, decision, createdAt, dueAt, terms, newTries, published);
    }

    PostDetails dueFrom(Instant newDueAt) {
        return new PostDetails(id, account, content, decision, createdAt, newDueAt, terms, tries, published);
    }
}
