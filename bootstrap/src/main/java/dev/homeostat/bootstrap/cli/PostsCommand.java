package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.FailedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostAwaitingApproval;
import dev.homeostat.domain.post.PostStatus;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.domain.post.UnsettledPost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists posts, above all those that wait for a person. */
@Command(
        name = "posts",
        mixinStandardHelpOptions = true,
        description = "Lists posts, newest first: all, those of a state, or those that wait for you.",
        footer = {
            "",
            "Examples:",
            "  homeostat posts --for-person          what reading the site could not settle, and what failed",
            "  homeostat posts --awaiting            what awaits your approval",
            "  homeostat posts --status queued"
        })
final class PostsCommand extends AccountReport<List<? extends Post>> {

    @Option(names = "--for-person", description = "Only those that need a decision of yours: in doubt, or failed.")
    private boolean forPerson;

    @Option(names = "--awaiting", description = "Only those that await approval, those due first first.")
    private boolean awaiting;

    @Option(names = "--status", paramLabel = "STATE", description = "Only those in this state, such as queued.")
    private @Nullable String status;

    @Option(names = "--last", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int last = 50;

    PostsCommand(Map<String, String> environment) {
        super(environment);
    }

    @Override
    void check() {
        wanted();
    }

    private Optional<PostStatus> wanted() {
        return Optional.ofNullable(status).map(PostsCommand::status);
    }

    @Override
    List<? extends Post> ask(OpenAccount open) {
        return posts(open).stream()
                .filter(post -> wanted().filter(state -> post.status() != state).isEmpty())
                .filter(post -> !forPerson || needsPerson(post))
                .limit(last)
                .toList();
    }

    private List<? extends Post> posts(OpenAccount open) {
        open.desk().homeostat().time();
        return awaiting
                ? open.desk().ports().moderation().awaitingApproval(open.id())
                : open.desk().homeostat().latest(Integer.MAX_VALUE);
    }

    @Override
    List<String> lines(List<? extends Post> posts) {
        return posts.stream().map(PostsCommand::line).toList();
    }

    @Override
    Object document(List<? extends Post> posts) {
        return posts.stream().map(PostsCommand::document).toList();
    }

    private static PostStatus status(String word) {
        try {
            return PostStatus.of(word);
        } catch (IllegalArgumentException e) {
            throw new StartupProblem(
                    "'%s' is no state of a post".formatted(word),
                    "give one of %s"
                            .formatted(List.of(PostStatus.values()).stream()
                                    .map(PostStatus::word)
                                    .toList()),
                    e);
        }
    }

    private static boolean needsPerson(Post post) {
        return post instanceof FailedPost
                || (post instanceof UnsettledPost unsettled
                        && unsettled.search().forPerson().isPresent());
    }

    private static String line(Post post) {
        return "%s  %-17s %-10s %s%s"
                .formatted(
                        post.id(),
                        post.status().word(),
                        post.details().sitePostId().map(Object::toString).orElse("-"),
                        EngineView.shortened(post.details().textAt(1)),
                        why(post).map(reason -> "  (" + reason + ")").orElse(""));
    }

    private static Optional<String> why(Post post) {
        return switch (post) {
            case FailedPost failed -> Optional.of(failed.reason());
            case UnsettledPost unsettled
            when unsettled.search().forPerson().isPresent() ->
                unsettled.search().forPerson();
            case UnconfirmedPost lost -> Optional.of(lost.reason());
            case ArchivedPost archived -> Optional.of(archived.reason());
            case PostAwaitingApproval waiting ->
                Optional.of("due " + waiting.details().dueAt());
            default -> Optional.empty();
        };
    }

    private static Map<String, Object> document(Post post) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", post.id().toString());
        document.put("status", post.status().word());
        document.put("dueAt", post.details().dueAt().toString());
        document.put("siteId", post.details().sitePostId().map(Object::toString).orElse(null));
        document.put(
                "items",
                post.details().content().items().stream()
                        .map(text -> text.value())
                        .toList());
        document.put("needsPerson", needsPerson(post));
        document.put("why", why(post).orElse(null));
        return document;
    }
}
