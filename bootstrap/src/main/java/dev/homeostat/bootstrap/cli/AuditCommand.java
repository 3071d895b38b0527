package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.audit.VerifyAudit;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.audit.AuditChain;
import dev.homeostat.domain.audit.AuditEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

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
    static final class Verify extends AccountReport<Verify.Check> {

        private static final Pattern WITNESS = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

        @Option(
                names = "--witness",
                paramLabel = "ENTRIES:HASH",
                description = "How the chain stood at some time, as printed by this command then.")
        private @Nullable String witness;

        Verify(Map<String, String> environment) {
            super(environment);
        }

        /** How far the chain is sound, and what is wrong with it. */
        record Check(AuditChain sound, Optional<String> flaw) {}

        @Override
        void check() {
            stood();
        }

        private Optional<AuditChain> stood() {
            return Optional.ofNullable(witness).map(Verify::chain);
        }

        @Override
        Check ask(OpenAccount open) {
            return switch (open.desk().homeostat().verifyAudit(stood())) {
                case VerifyAudit.Answer.Whole whole -> new Check(whole.chain(), Optional.empty());
                case VerifyAudit.Answer.Broken broken -> new Check(broken.sound(), Optional.of(broken.flaw()));
            };
        }

        @Override
        List<String> lines(Check check) {
            List<String> lines = new ArrayList<>();
            check.flaw().ifPresent(what -> lines.add("broken: " + what));
            lines.add("entries: %d, flaws: %d, witness: %d:%s"
                    .formatted(
                            check.sound().length(),
                            check.flaw().isPresent() ? 1 : 0,
                            check.sound().length(),
                            check.sound().lastHash()));
            return lines;
        }

        @Override
        Object document(Check check) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("whole", check.flaw().isEmpty());
            document.put("entries", check.sound().length());
            document.put("hash", check.sound().lastHash());
            check.flaw().ifPresent(what -> document.put("flaw", what));
            return document;
        }

        @Override
        int exitCode(Check check) {
            return check.flaw().isPresent() ? ExitCode.SOFTWARE : ExitCode.OK;
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
    static final class Show extends AccountReport<List<AuditEntry>> {

        @Option(names = "--last", paramLabel = "N", description = "How many, 1 to 10000 (default: ${DEFAULT-VALUE}).")
        private int last = 20;

        Show(Map<String, String> environment) {
            super(environment);
        }

        @Override
        void check() {
            if (last < 1 || last > 10_000) {
                throw new StartupProblem("--last %d cannot be shown".formatted(last), "give 1 to 10000");
            }
        }

        @Override
        List<AuditEntry> ask(OpenAccount open) {
            long length = open.desk().ports().audit().head().length();
            return open.desk().ports().audit().after(Math.max(0, length - last), last);
        }

        @Override
        List<String> lines(List<AuditEntry> entries) {
            return entries.stream().map(Show::line).toList();
        }

        @Override
        Object document(List<AuditEntry> entries) {
            return entries.stream().map(Show::document).toList();
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
