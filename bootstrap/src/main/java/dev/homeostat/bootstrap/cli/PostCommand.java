package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.Homeostat;
import dev.homeostat.application.post.QueuePost;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostTerms;
import dev.homeostat.domain.post.PostText;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Queues the operator's own post. */
@Command(
        name = "post",
        mixinStandardHelpOptions = true,
        description = "Queues a post of your own; a running engine publishes it. Several texts make a thread.",
        footer = {
            "",
            "Examples:",
            "  homeostat post \"Hello, world\"",
            "  homeostat post \"First item\" \"Second item\" --at 2026-12-24T18:00"
        })
final class PostCommand extends AccountCommand {

    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "The text, or the items of a thread.")
    private List<String> texts = List.of();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Earliest time, such as 2026-12-24T18:00 in your time zone, 18:00 for the next such hour, or"
                    + " 2026-12-24T17:00:00Z (default: now).")
    private @Nullable String at;

    @Option(
            names = "--again",
            description = "Queue it even if the same, or nearly the same, was said in the last 30 days.")
    private boolean again;

    PostCommand(Map<String, String> environment) {
        super(environment);
    }

    @Override
    void check() {
        content(texts);
        dueAt();
    }

    private Optional<Instant> dueAt() {
        return Optional.ofNullable(at).map(text -> TimeForm.parse(text, Clock.system(ZoneId.systemDefault())));
    }

    @Override
    int execute(OpenAccount open) {
        PostTerms terms = again ? PostTerms.REPEATABLE : PostTerms.USUAL;
        Homeostat homeostat = open.desk().homeostat();
        QueuePost.Answer answer = dueAt().map(due -> homeostat.queue(content(texts), due, terms))
                .orElseGet(() -> homeostat.queue(content(texts), terms));
        switch (answer) {
            case QueuePost.Answer.Queued queued -> tell(open, queued.id());
            case QueuePost.Answer.TooLong tooLong -> throw tooLong(tooLong);
            case QueuePost.Answer.SaidBefore before -> throw saidBefore(before);
        }
        return ExitCode.OK;
    }

    private static void tell(OpenAccount open, PostId queued) {
        open.output().result(queued.toString());
        open.output().progress("queued; './homeostat explain %s' tells what became of it".formatted(queued));
        if (open.config().values().account().mode() == Mode.DRY_RUN) {
            open.output()
                    .progress("the account is in dry-run: it will be rehearsed, not published"
                            + " (account.mode: live publishes)");
        }
    }

    static Content content(List<String> texts) {
        if (texts.size() > Content.Threaded.MAX_ITEMS) {
            throw new StartupProblem(
                    "%d items are too many for a thread".formatted(texts.size()),
                    "give at most " + Content.Threaded.MAX_ITEMS);
        }
        return Content.of(texts.stream().map(PostCommand::text).toList());
    }

    private static PostText text(String value) {
        try {
            return new PostText(value);
        } catch (IllegalArgumentException e) {
            throw new StartupProblem("the text of a post is empty", "write what is to be posted", e);
        }
    }

    static StartupProblem saidBefore(QueuePost.Answer.SaidBefore before) {
        return new StartupProblem(before.twin().reason(), "say something else, or give --again; nothing was queued");
    }

    static StartupProblem tooLong(QueuePost.Answer.TooLong tooLong) {
        return new StartupProblem(
                "item %d has %d characters, the site takes %d"
                        .formatted(tooLong.position(), tooLong.length(), tooLong.maxLength()),
                "shorten it, or give several texts to make a thread; nothing was queued");
    }
}
