package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.post.QueuePost;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.Content;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class PostCommand implements Runnable {

    @Mixin
    private final ConfigOption config;

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

    @Spec
    private CommandSpec spec = CommandSpec.create();

    PostCommand(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    @Override
    public void run() {
        Content content = content(texts);
        Optional<Instant> dueAt =
                Optional.ofNullable(at).map(text -> TimeForm.parse(text, Clock.system(ZoneId.systemDefault())));
        LoadedConfig loaded = config.start("account.id");
        Output output = new Output(spec);
        try (AccountDesk desk = AccountDesk.open(loaded)) {
            PostTerms terms = again ? PostTerms.REPEATABLE : PostTerms.USUAL;
            QueuePost.Answer answer = dueAt.map(due -> desk.homeostat().queue(content, due, terms))
                    .orElseGet(() -> desk.homeostat().queue(content, terms));
            switch (answer) {
                case QueuePost.Answer.Queued queued -> {
                    output.result(queued.id().toString());
                    output.progress("queued; './homeostat explain %s' tells what became of it".formatted(queued.id()));
                    if (loaded.values().account().mode() == Mode.DRY_RUN) {
                        output.progress("the account is in dry-run: it will be rehearsed, not published"
                                + " (account.mode: live publishes)");
                    }
                }
                case QueuePost.Answer.TooLong tooLong -> throw tooLong(tooLong);
                case QueuePost.Answer.SaidBefore before -> throw saidBefore(before);
            }
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
