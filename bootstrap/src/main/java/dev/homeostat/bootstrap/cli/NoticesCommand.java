package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.alert.port.NoticeOutbox;
import dev.homeostat.application.alert.port.NoticeOutbox.Progress;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Notice;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what people were told, and whether it arrived. */
@Command(
        name = "notices",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the latest notices, newest first, and how each stands on each channel: delivered with its receipt,",
            "or pending with the reason. What is the matter now is shown by './homeostat status'."
        },
        footer = {"", "Example:", "  homeostat notices --last 5"})
final class NoticesCommand extends AccountReport<List<NoticesCommand.Told>> {

    @Option(names = "--last", paramLabel = "N", description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int last = 20;

    NoticesCommand(Map<String, String> environment) {
        super(environment);
    }

    /** A notice, and how it stands on each channel. */
    record Told(Notice notice, List<Progress> channels) {}

    @Override
    List<Told> ask(OpenAccount open) {
        open.desk().homeostat().time();
        NoticeOutbox outbox = open.desk().ports().notices();
        return outbox.notices(Math.max(0, last)).stream()
                .map(notice -> new Told(notice, outbox.progress(notice.id())))
                .toList();
    }

    @Override
    List<String> lines(List<Told> notices) {
        return notices.stream()
                .flatMap(told -> Stream.concat(
                        Stream.of(line(told.notice())), told.channels().stream().map(NoticesCommand::line)))
                .toList();
    }

    @Override
    Object document(List<Told> notices) {
        return notices.stream().map(NoticesCommand::document).toList();
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

    private static Map<String, Object> document(Told told) {
        Notice notice = told.notice();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", notice.id().toString());
        document.put("at", notice.at().toString());
        document.put("account", notice.account().map(AccountId::value).orElse(null));
        document.put("kind", notice.kind().word());
        document.put("severity", notice.severity().word());
        document.put("title", notice.title());
        document.put("body", notice.body());
        document.put(
                "channels",
                told.channels().stream().map(NoticesCommand::document).toList());
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
