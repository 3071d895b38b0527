package dev.homeostat.simulation.site;

import dev.homeostat.simulation.site.Sessions.Session;
import java.util.Optional;

/** Takes posts down again for their authors, who are asked once more before. */
final class Deletion {

    private final AcceptedPosts posts;
    private final Pages pages;

    Deletion(AcceptedPosts posts, Pages pages) {
        this.posts = posts;
        this.pages = pages;
    }

    /** Asks whether it is meant. */
    Answer confirm(Optional<Session> viewer, String author, String id) {
        return own(viewer, author, id)
                .<Answer>map(post -> pages.confirmDeletion(viewer.orElseThrow(), post))
                .orElseGet(() -> pages.notFound(viewer));
    }

    /** Deletes it, if the form is this session's. */
    Answer take(Optional<Session> viewer, Request request, String author, String id) {
        Optional<AcceptedPost> post = own(viewer, author, id);
        if (post.isEmpty()) {
            return pages.notFound(viewer);
        }
        if (!viewer.orElseThrow().owns(request)) {
            return pages.foreignForm(viewer.orElseThrow());
        }
        posts.delete(id);
        return Answer.SeeOther.to("/@%s?deleted=%s".formatted(author, id));
    }

    private Optional<AcceptedPost> own(Optional<Session> viewer, String author, String id) {
        return viewer.filter(session -> session.user().equals(author))
                .flatMap(session -> posts.byId(id))
                .filter(post -> post.author().equals(author))
                .filter(posts::isVisible);
    }
}
