package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.simulation.site.Sessions.Session;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pages of the site, in its skin. Immutable and thread-safe. */
final class Pages {

    private final Skin skin;
    private final boolean pictures;

    /**
     * The pages of a site.
     *
     * @param pictures whether each post has one
     */
    Pages(Skin skin, boolean pictures) {
        this.skin = skin;
        this.pictures = pictures;
    }

    Skin skin() {
        return skin;
    }

    private Answer.Page page(int status, String title, Optional<Session> viewer, String content) {
        return new Answer.Page(status, skin.page(title, viewer, content));
    }

    /** Asks for a login, in the way of the skin. */
    Answer login(Optional<String> next, Optional<String> error) {
        String content = complaint("login-error", error) + skin.login(next);
        return skin.asksByHttp()
                ? new Answer.WhoIsThere(page(401, "Log in", Optional.empty(), content))
                : page(error.isPresent() ? 401 : 200, "Log in", Optional.empty(), content);
    }

    Answer.Page composer(Session session, Draft draft, Optional<String> token, Optional<String> error) {
        return composer(session, draft, token, error.isPresent() ? 422 : 200, complaint("compose-error", error));
    }

    /** Says no more than that something went wrong: nobody can tell from it whether the post is out. */
    Answer.Page composerInTrouble(Session session, Draft draft, Optional<String> token) {
        String words = "Something went wrong. Try again in a moment.";
        return composer(session, draft, token, 200, skin.complaint("compose-trouble", words));
    }

    Answer.Page duplicate(Session session, Draft draft, Optional<String> token) {
        String words = "You have posted this already.";
        return composer(session, draft, token, 409, skin.complaint("compose-duplicate", words));
    }

    private Answer.Page composer(Session session, Draft draft, Optional<String> token, int status, String complaint) {
        return page(status, "Write", Optional.of(session), complaint + skin.composer(session, draft, token));
    }

    /** Says that the post is out, here or where the skin says it. */
    Answer accepted(Session session, AcceptedPost post) {
        return skin.addressAfter(post)
                .<Answer>map(Answer.SeeOther::to)
                .orElseGet(() ->
                        page(200, "Posted", Optional.of(session), skin.posted(post) + shown(post, Optional.empty())));
    }

    Answer.Page post(
            Optional<Session> viewer,
            AcceptedPost post,
            boolean posted,
            List<AcceptedPost> replies,
            Function<AcceptedPost, Optional<Metrics>> numbers) {
        String banner = posted ? skin.posted(post) : "";
        String deletion = viewer.filter(session -> session.user().equals(post.author()))
                .map(session -> skin.deletion(session, post))
                .orElse("");
        String below = replies.isEmpty() ? "" : skin.replies(posts(replies, numbers));
        String content = banner + shown(post, numbers.apply(post)) + deletion + below;
        return page(200, "Post by @" + post.author(), viewer, content);
    }

    private List<String> posts(List<AcceptedPost> posts, Function<AcceptedPost, Optional<Metrics>> numbers) {
        return posts.stream().map(post -> shown(post, numbers.apply(post))).toList();
    }

    private String shown(AcceptedPost post, Optional<Metrics> numbers) {
        String picture = pictures
                ? "<figure><img alt=\"\" src=\"%s%s\"></figure>\n".formatted(Router.PICTURES, Markup.escape(post.id()))
                : "";
        return skin.post(post, numbers) + picture;
    }

    Answer.Page confirmDeletion(Session session, AcceptedPost post) {
        return page(200, "Delete", Optional.of(session), skin.confirmDeletion(session, post));
    }

    /**
     * A list of posts.
     *
     * @param above stands above it
     */
    Answer.Page timeline(
            Optional<Session> viewer,
            String title,
            String above,
            List<AcceptedPost> posts,
            Optional<String> older,
            Function<AcceptedPost, Optional<Metrics>> numbers) {
        return page(200, title, viewer, above + skin.timeline(title, posts(posts, numbers), older));
    }

    Answer.Page notFound(Optional<Session> viewer) {
        return message(404, viewer, "There is no such page.");
    }

    Answer.Page foreignForm(Session session) {
        return message(403, Optional.of(session), "This form is not from this session. Open it again.");
    }

    Answer.Page message(int status, Optional<Session> viewer, String text) {
        return alert(status, viewer, "message", text);
    }

    /** A page with nothing but these words. */
    Answer.Page alert(int status, Optional<Session> viewer, String what, String text) {
        return page(status, "Sorry", viewer, skin.complaint(what, text));
    }

    private String complaint(String what, Optional<String> words) {
        return words.map(text -> skin.complaint(what, text)).orElse("");
    }
}
