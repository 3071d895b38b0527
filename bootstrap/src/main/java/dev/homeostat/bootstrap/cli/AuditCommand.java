package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.audit.VerifyAudit;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.audit.AuditEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows and checks the record of every outbound act and every change of what is allowed. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Shows and checks the record of every outbound act and every change of what is allowed.",
        footer = {"", "Example:", "  homeostat audit verify        (see homeostat audit verify --help)"})
final class AuditCommand {

    static CommandLine line(Map<String, String> environment) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new Verify(environment))
                .addSubcommand(new Show(environment));
    }

    /** Follows the chain. */
    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Follows the chain of entries from the first to the last; any that was changed, taken out, put in or moved",
                "is found. Exit code 1 when the chain is broken.",
                "Keep the last line elsewhere now and then: with --witness it also proves that nothing was cut off the end."
            },
            footer = {"", "Examples:", "  homeostat audit verify", "  homeostat audit verify --witness 1042:9f2c...e1"})
    static final class Verify implements Callable<Integer> {

        private static final Pattern WITNESS = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

        @Mixin
        private final ConfigOption config;

        @Option(
                names = "--witness",
                paramLabel = "ENTRIES:HASH",
                description = "How the chain stood at some time, as printed by this command then.")
        private @Nullable String witness;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Verify(Map<String, String> environment) {
            config = new ConfigOption(environment);
        }

        @Override
        public Integer call() {
            Optional<AuditChain> stood = Optional.ofNullable(witness).map(Verify::chain);
            LoadedConfig loaded = config.start("account.id");
            try (AccountDesk desk = AccountDesk.open(loaded)) {
                return tell(desk.homeostat().verifyAudit(stood));
            }
        }

        private int tell(VerifyAudit.Answer answer) {
            Output output = new Output(spec);
            AuditChain sound =
                    switch (answer) {
                        case VerifyAudit.Answer.Whole whole -> whole.chain();
                        case VerifyAudit.Answer.Broken broken -> broken.sound();
                    };
            Optional<String> flaw =
                    answer instanceof VerifyAudit.Answer.Broken broken ? Optional.of(broken.flaw()) : Optional.empty();
            if (json) {
                Map<String, Object> document = new LinkedHashMap<>();
                document.put("whole", flaw.isEmpty());
                document.put("entries", sound.length());
                document.put("hash", sound.lastHash());
                flaw.ifPresent(what -> document.put("flaw", what));
                output.json(document);
            } else {
                flaw.ifPresent(what -> output.result("broken: " + what));
                output.result("entries: %d, flaws: %d, witness: %d:%s"
                        .formatted(sound.length(), flaw.isPresent() ? 1 : 0, sound.length(), sound.lastHash()));
            }
            return flaw.isPresent() ? 1 : 0;
        }

        private static AuditChain chain(String text) {
            Matcher matcher = WITNESS.matcher(text);
            if (!matcher.matches()) {
                throw new StartupProblem(
                        "'%s' is no witness of the audit chain".formatted(text),
                        "give ENTRIES:HASH as './homeostat audit verify' printed it");
            }
            return new AuditChain(Long.parseLong(matcher.group(1)), matcher.group(2));
        }
    }

    /** Lists the latest entries. */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Lists the latest entries, oldest first.",
            footer = {"", "Example:", "  homeostat audit show --last 20"})
    static final class Show implements Runnable {

        @Mixin
        private final ConfigOption config;

        @Option(names = "--last", paramLabel = "N", description = "How many, 1 to 10000 (default: ${DEFAULT-VALUE}).")
        private int last = 20;

        @Option(names = "--json", description = "Print one JSON document instead of text.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        Show(Map<String, String> environment) {
            config = new ConfigOption(environment);
        }

        @Override
        public void run() {
            if (last < 1 || last > 10_000) {
                throw new StartupProblem("--last %d cannot be shown".formatted(last), "give 1 to 10000");
            }
            LoadedConfig loaded = config.start("account.id");
            try (AccountDesk desk = AccountDesk.open(loaded)) {
                long length = desk.ports().audit().head().length();
                List<AuditEntry> entries = desk.ports().audit().after(Math.max(0, length - last), last);
                Output output = new Output(spec);
                if (json) {
                    output.json(entries.stream().map(Show::document).toList());
                } else {
                    entries.forEach(entry -> output.result(line(entry)));
                }
            }
        }

        private static String line(AuditEntry entry) {
            return "%6d  %s  %-24s %s  by %s  %s"
                    .formatted(
                            entry.sequence(),
                            entry.at(),
                            entry.content().act(),
                            entry.content().subject(),
                            entry.content().actor(),
                            entry.content().data());
        }

        private static Map<String, Object> document(AuditEntry entry) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("sequence", entry.sequence());
            document.put("at", entry.at().toString());
            document.put(
                    "account", entry.content().account().map(Object::toString).orElse(null));
            document.put("actor", entry.content().actor());
            document.put("act", entry.content().act());
            document.put("subject", entry.content().subject());
            document.put("data", entry.content().data());
            document.put("hash", entry.hash());
            return document;
        }
    }
}
