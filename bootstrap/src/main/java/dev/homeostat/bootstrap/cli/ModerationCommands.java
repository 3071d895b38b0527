package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.moderation.PostOrder;
import dev.homeostat.domain.moderation.Ruling;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.SitePostId;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands by which a person decides over one post. */
final class ModerationCommands {

    private static final String OPERATOR = "operator";

    private ModerationCommands() {}

    /** What all of them have: the post, and what to tell of the order. */
    abstract static class OrderCommand extends AccountCommand {

        @Parameters(index = "0", paramLabel = "POST", description = "The post's id, or the site's.")
        private String post = "";

        private final String done;

        /**
         * An order.
         *
         * @param done what holds when it is carried out, as a clause
         */
        OrderCommand(Map<String, String> environment, String done) {
            super(environment);
            this.done = done;
        }

        abstract PostOrder order();

        @Override
        void check() {
            order();
        }

        @Override
        int execute(OpenAccount open) {
            PostId id = PostArgument.find(post, open);
            Ruling ruling =
                    open.desk().homeostat().order(id, order(), OPERATOR).orElseThrow(() -> PostArgument.unknown(post));
            switch (ruling) {
                case Ruling.Change change ->
                    open.output()
                            .result("post %s is %s: %s"
                                    .formatted(id, change.after().status().word(), done));
                case Ruling.Refusal refusal ->
                    throw new StartupProblem(refusal.reason(), "'./homeostat explain %s' tells more".formatted(id));
            }
            return ExitCode.OK;
        }
    }

    /** An order that says why. */
    abstract static class ReasonedCommand extends OrderCommand {

        @Parameters(index = "1", arity = "0..1", paramLabel = "REASON", description = "Why; it is kept in the record.")
        private String reason = "no reason given";

        private final Function<String, PostOrder> order;

        ReasonedCommand(Map<String, String> environment, Function<String, PostOrder> order, String done) {
            super(environment, done);
            this.order = order;
        }

        @Override
        PostOrder order() {
            return order.apply(reason);
        }
    }

    /** Lets a post go out. */
    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Lets a post go out that awaits approval; './homeostat posts --awaiting' lists them.",
            footer = {"", "Example:", "  homeostat approve 0198c2f6-5f0e-7e1b-9a55-0c2ffb6f7d11"})
    static final class Approve extends OrderCommand {

        Approve(Map<String, String> environment) {
            super(environment, "it goes out when its turn comes");
        }

        @Override
        PostOrder order() {
            return new PostOrder.Approve();
        }
    }

    /** Keeps a post from going out. */
    @Command(
            name = "reject",
            mixinStandardHelpOptions = true,
            description = "Keeps a post from going out that awaits approval.",
            footer = {"", "Example:", "  homeostat reject 0198c2f6-5f0e-7e1b-9a55-0c2ffb6f7d11 \"not our tone\""})
    static final class Reject extends ReasonedCommand {

        Reject(Map<String, String> environment) {
            super(environment, PostOrder.Reject::new, "it does not go out");
        }
    }

    /** Tries a post again. */
    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = {
                "Queues a post again that failed.",
                "One whose outcome is in doubt is queued again only with --not-on-site: look there first, else it may",
                "stand there twice."
            },
            footer = {
                "",
                "Examples:",
                "  homeostat retry 0198c2f6-5f0e-7e1b-9a55-0c2ffb6f7d11",
                "  homeostat retry 0198c2f6-5f0e-7e1b-9a55-0c2ffb6f7d11 --not-on-site"
            })
    static final class Retry extends OrderCommand {

        @Option(names = "--not-on-site", description = "You have looked: its next item does not stand on the site.")
        private boolean notOnSite;

        Retry(Map<String, String> environment) {
            super(environment, "it is tried again when its turn comes");
        }

        @Override
        PostOrder order() {
            return new PostOrder.Retry(notOnSite);
        }
    }

    /** Tells where a post stands. */
    @Command(
            name = "mark-published",
            mixinStandardHelpOptions = true,
            description = {
                "Tells that a post's next item stands on the site, and under which id.",
                "For a post that failed or is in doubt; what is left of a thread goes on from there."
            },
            footer = {"", "Example:", "  homeostat mark-published 0198c2f6-5f0e-7e1b-9a55-0c2ffb6f7d11 --id 1000042"})
    static final class MarkPublished extends OrderCommand {

        @Option(names = "--id", required = true, paramLabel = "ID", description = "The site's id of the item.")
        private String id = "";

        MarkPublished(Map<String, String> environment) {
            super(environment, "its item is known by that id");
        }

        @Override
        PostOrder order() {
            try {
                return new PostOrder.MarkPublished(new SitePostId(id));
            } catch (IllegalArgumentException e) {
                throw new StartupProblem(
                        "'%s' is no id of a post: %s".formatted(id, e.getMessage()),
                        "copy it from the post's address",
                        e);
            }
        }
    }

    /** Gives a post up. */
    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description = {
                "Gives a post up that does not stand on the site: it does not go out and is not looked for any more.",
                "It stays in the record. What stands on the site is removed with './homeostat takedown'."
            },
            footer = {"", "Example:", "  homeostat delete 0198c2f6-5f0e-7e1b-9a55-0c2ffb6f7d11 \"outdated\""})
    static final class Delete extends ReasonedCommand {

        Delete(Map<String, String> environment) {
            super(environment, PostOrder.Delete::new, "it is kept for the record only");
        }
    }

    /** Tells that a post was removed. */
    @Command(
            name = "mark-removed",
            mixinStandardHelpOptions = true,
            description = {
                "Tells that what stood on the site of a post was removed from there by hand: all of its items.",
                "Nobody looks for it any more. Posts that say the same and are still to go out are kept back with it."
            },
            footer = {"", "Example:", "  homeostat mark-removed 0198c2f6-5f0e-7e1b-9a55-0c2ffb6f7d11 \"wrong number\""})
    static final class MarkRemoved extends ReasonedCommand {

        MarkRemoved(Map<String, String> environment) {
            super(environment, PostOrder.MarkRemoved::new, "nothing of it is left to remove");
        }
    }

    /** Removes a post from the site. */
    @Command(
            name = "takedown",
            mixinStandardHelpOptions = true,
            description = {
                "Has a published post removed from the site: the running engine does it within its next posting runs,",
                "also while the account is paused; where a captcha or a lock keeps it from the site, after './homeostat",
                "resume'. Posts that say the same and are still to go out are kept back with it."
            },
            footer = {"", "Example:", "  homeostat takedown 0198c2f6-5f0e-7e1b-9a55-0c2ffb6f7d11 \"wrong number\""})
    static final class TakeDown extends ReasonedCommand {

        TakeDown(Map<String, String> environment) {
            super(environment, PostOrder.TakeDown::new, "a running engine removes it from the site");
        }
    }
}
