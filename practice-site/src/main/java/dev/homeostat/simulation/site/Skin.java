package dev.homeostat.simulation.site;

import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.simulation.site.Sessions.Session;
import java.util.List;
import java.util.Optional;

/**
 * How the site looks: the markup of its pieces and the few habits that markup brings with it. What it says, keeps and does
 * wrong is the same behind every skin. Every value in the markup is escaped. Immutable and thread-safe.
 */
interface Skin {

    /** A whole page around its content. */
    String page(String title, Optional<Session> viewer, String content);

    /**
     * Words about what did not go as meant.
     *
     * @param what names the kind, such as {@code compose-error} or {@code captcha}
     */
    String complaint(String what, String words);

    /** The form of the login. */
    String login(Optional<String> next);

    /** The form that sends a post. */
    String composer(Session session, Draft draft, Optional<String> token);

    /** One post. */
    String post(AcceptedPost post, Optional<Metrics> numbers);

    /** Says that the post is out. */
    String posted(AcceptedPost post);

    /** What begins the deletion of an own post. */
    String deletion(Session session, AcceptedPost post);

    /** Asks once more before a post is deleted. */
    String confirmDeletion(Session session, AcceptedPost post);

    /** Says that a post was deleted. */
    String gone();

    /** A list of posts, newest first. */
    String timeline(String title, List<String> posts, Optional<String> older);

    /** The replies below a post, at least one. */
    String replies(List<String> posts);

    /** Where to go after posting; empty where the answer to the form says by itself that the post is out. */
    Optional<String> addressAfter(AcceptedPost post);

    /** The names of the fields in its forms. */
    default Fields fields() {
        return Fields.USUAL;
    }

    /** Whether the composer stands on the home page. */
    default boolean composesAtHome() {
        return false;
    }

    /** Whether the login is the browser's own, by HTTP Basic, rather than a form. */
    default boolean asksByHttp() {
        return false;
    }

    /**
     * What forms call their fields.
     *
     * @param user the name of whoever logs in
     */
    record Fields(String user, String password, String text) {

        static final Fields USUAL = new Fields("username", "password", "text");
    }
}
