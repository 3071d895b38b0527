package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.alert.port.NoticeOutbox.Progress;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what people were told, and whether it arrived. */
@Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the latest notices, newest first, and how each stands on each channel: delivered with its receipt,",
            "or pending with the reason. What is the matter now is shown by './homeostat status'."
        },
        footer = {"", "Example:", "  homeostat notices --last 5"})
final class NoticesCommand implements Runnable {

    @Mixin
    private final ConfigOption config;

    @Option(names = "--last", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int last = 20;

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    NoticesCommand(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    @Override
    public void run() {
        LoadedConfig loaded = config.start("account.id");
        Output output = new Output(spec);
        try (AccountDesk desk = AccountDesk.open(loaded)) {
            desk.homeostat().time();
            NoticeOutbox outbox = desk.ports().notices();
            List<Notice> notices = outbox.notices(Math.max(0, last));
            if (json) {
                output.json(notices.stream()
                        .map(notice -> document(notice, outbox.progress(notice.id())))
                        .toList());
            } else if (notices.isEmpty()) {
                output.progress("there are none");
            } else {
                notices.forEach(notice -> {
                    output.result(line(notice));
                    outbox.progress(notice.id()).forEach(progress -> output.result(line(progress)));
                });
            }
        }
    }

    private static String line(Notice notice) {
        return "%s  %-8s %-8s %s"
                .formatted(notice.at(), notice.kind().word(), notice.severity().word(), notice.title());
    }

    private static String line(Progress progress) {
        return "    %-8s %s%s%s"
                .formatted(
                        progress.channel(),
                        progress.status().word(),
                        progress.detail().isEmpty() ? "" : ": " + progress.detail(),
                        progress.nextTryAt()
                                .filter(at -> progress.attempts() > 0)
                                .map(at -> ", tried %d times, next at %s".formatted(progress.attempts(), at))
                                .orElse(""));
    }

    private static Map<String, Object> document(Notice notice, List<Progress> progress) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", notice.id().toString());
        document.put("at", notice.at().toString());
        document.put("account", notice.account().map(AccountId::value).orElse(null));
        document.put("kind", notice.kind().word());
        document.put("severity", notice.severity().word());
        document.put("title", notice.title());
        document.put("body", notice.body());
        document.put("channels", progress.stream().map(NoticesCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(Progress progress) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("channel", progress.channel());
        document.put("status", progress.status().word());
        document.put("attempts", progress.attempts());
        document.put("detail", progress.detail());
        document.put("nextTryAt", progress.nextTryAt().map(Instant::toString).orElse(null));
        return document;
    }
}
