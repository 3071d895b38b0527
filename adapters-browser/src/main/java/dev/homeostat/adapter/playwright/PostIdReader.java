package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.post.SitePostId;
import java.util.Optional;

/** Reads the id of an accepted item; what stood on the page before the click is not it. */
final class PostIdReader {

    private final SiteProfile.PostId postId;
    private final SitePage site;
    private final Optional<SitePostId> parent;
    private String addressBefore = "";
    private Optional<String> elementBefore = Optional.empty();

    PostIdReader(SiteProfile.PostId postId, SitePage site, Optional<SitePostId> parent) {
        this.postId = postId;
        this.site = site;
        this.parent = parent;
    }

    /** Notes what stands there before the click. */
    void noteBefore() {
        addressBefore = site.page().url();
        elementBefore = element();
    }

    /** The id, as long as the page shows one. */
    Optional<SitePostId> read() {
        return fromAddress()
                .or(this::fromElement)
                .flatMap(Extraction::siteId)
                .filter(id -> !parent.equals(Optional.of(id)));
    }

    private Optional<String> fromAddress() {
        String address = site.page().url();
        return postId.fromUrl()
                .filter(pattern -> !address.equals(addressBefore))
                .flatMap(pattern -> Extraction.group(pattern, address));
    }

    private Optional<String> fromElement() {
        return element().filter(value -> !elementBefore.equals(Optional.of(value)));
    }

    private Optional<String> element() {
        return postId.fromElement()
                .flatMap(extract -> Extraction.read(site.page().locator("html"), extract));
    }
}
