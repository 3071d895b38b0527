package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.post.port.Posts;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.learning.Pick;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PostText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells why a post exists and what was done about it. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Tells why a post exists, every attempt to publish it, and what became of it.",
        footer = {
            "",
            "Examples:",
            "  homeostat explain 6d1f0f0e-5c8e-4a53-9f4e-0f3a3f6f1c11",
            "  homeostat explain 1000001      a post by the site's own id"
        })
final class ExplainCommand implements Runnable {

    @Mixin
    private final ConfigOption config;

    @Parameters(paramLabel = "POST", description = "The post's id, or the site's.")
    private String post = "";

    @Option(names = "--json", description = "Print one JSON document instead of text.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    ExplainCommand(Map<String, String> environment) {
        config = new ConfigOption(environment);
    }

    @Override
    public void run() {
        LoadedConfig loaded = config.start("account.id");
        Output output = new Output(spec);
        try (AccountDesk desk = AccountDesk.open(loaded)) {
            Posts.History history = desk.homeostat()
                    .explain(PostArgument.find(post, desk, loaded))
                    .orElseThrow(() -> PostArgument.unknown(post));
            if (json) {
                output.json(document(history));
            } else {
                lines(history, desk, loaded).forEach(output::result);
            }
        }
    }

    private static List<String> lines(Posts.History history, AccountDesk desk, LoadedConfig loaded) {
        List<String> lines = new ArrayList<>();
        Post post = history.post();
        lines.add("post      %s".formatted(post.id()));
        lines.add("state     %s".formatted(post.status().word()));
        String handle = loaded.values().account().username().orElse("");
        post.details()
                .sitePostId()
                .ifPresent(id -> lines.add("on site   %s"
                        .formatted(desk.profile().address(handle, id).orElse(id.value()))));
        int position = 1;
        for (PostText text : post.details().content().items()) {
            lines.add("item %d    %s".formatted(position++, EngineView.shortened(text)));
        }
        lines.addAll(lines(history.decision()));
        history.choice().ifPresent(choice -> choice.picks().forEach(pick -> lines.add(line(pick))));
        history.attempts().forEach(attempt -> lines.add(line(attempt)));
        history.events().forEach(event -> lines.add(line(event)));
        lines.addAll(readings(desk.ports().engagement().readings(post.id())));
        return lines;
    }

    private static List<String> lines(Decision decision) {
        List<String> lines = new ArrayList<>();
        lines.add("decided   by %s at %s: %s".formatted(decision.decidedBy(), decision.at(), decision.reason()));
        decision.policyVersion().ifPresent(version -> lines.add("          policy " + version));
        decision.model().ifPresent(model -> lines.add("          model " + model));
        decision.promptHash().ifPresent(hash -> lines.add("          prompt " + hash));
        decision.propensity().ifPresent(propensity -> lines.add("          propensity " + propensity));
        decision.approval().ifPresent(approval -> lines.add("          approved by " + approval));
        return lines;
    }

    private static List<String> readings(List<Reading> readings) {
        return readings.isEmpty()
                ? List.of()
                : List.of(
                        "readings  %d since %s"
                                .formatted(readings.size(), readings.getFirst().observedAt()),
                        "latest    %s %s"
                                .formatted(
                                        readings.getLast().observedAt(),
                                        counts(readings.getLast().metrics())));
    }

    private static String counts(Metrics metrics) {
        return metrics.counts().entrySet().stream()
                .map(entry -> "%s %d".formatted(entry.getKey().word(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String line(Pick pick) {
        return String.format(
                Locale.ROOT,
                "          %s, drawn with probability %.3f from %d",
                pick.arm(),
                pick.propensity(),
                pick.candidates());
    }

    private static String line(Posts.AttemptRecord record) {
        return "attempt   %d, item %d, epoch %s, intended %s, deadline %s: %s%s"
                .formatted(
                        record.attempt().number(),
                        record.attempt().position(),
                        record.attempt().epoch(),
                        record.attempt().intendedAt(),
                        record.attempt().deadline(),
                        record.outcome().orElse("under way"),
                        record.detail()
                                .filter(detail -> !detail.isEmpty())
                                .map(detail -> " (" + detail + ")")
                                .orElse(""));
    }

    private static String line(RecordedEvent event) {
        String change = Optional.ofNullable(event.data().get("from"))
                .map(from -> " %s -> %s".formatted(from, event.data().get("to")))
                .orElse("");
        String detail = Optional.ofNullable(event.data().get("detail"))
                .filter(text -> !text.isEmpty())
                .map(text -> ": " + text)
                .orElse("");
        return "event     %s %s%s%s".formatted(event.at(), event.type(), change, detail);
    }

    private static Map<String, Object> document(Posts.History history) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", history.post().id().toString());
        document.put("status", history.post().status().word());
        document.put(
                "items",
                history.post().details().content().items().stream()
                        .map(PostText::value)
                        .toList());
        document.put(
                "siteIds",
                history.post().details().published().stream()
                        .map(Object::toString)
                        .toList());
        Decision decision = history.decision();
        Map<String, Object> why = new LinkedHashMap<>();
        why.put("id", decision.id().toString());
        why.put("decidedBy", decision.decidedBy());
        why.put("reason", decision.reason());
        why.put("at", decision.at().toString());
        why.put("policyVersion", decision.policyVersion().orElse(null));
        why.put("model", decision.model().orElse(null));
        why.put("promptHash", decision.promptHash().orElse(null));
        why.put(
                "propensity",
                decision.propensity().isPresent() ? decision.propensity().getAsDouble() : null);
        why.put("approval", decision.approval().orElse(null));
        document.put("decision", why);
        history.choice().ifPresent(choice -> {
            document.put("contextHash", choice.contextHash());
            document.put(
                    "picks",
                    choice.picks().stream().map(ExplainCommand::document).toList());
        });
        document.put(
                "attempts",
                history.attempts().stream().map(ExplainCommand::document).toList());
        document.put(
                "events",
                history.events().stream().map(ExplainCommand::document).toList());
        return document;
    }

    private static Map<String, Object> document(Pick pick) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dimension", pick.arm().dimension().word());
        document.put("arm", pick.arm().name());
        document.put("propensity", pick.propensity());
        document.put("candidates", pick.candidates());
        return document;
    }

    private static Map<String, Object> document(Posts.AttemptRecord record) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("number", record.attempt().number());
        document.put("position", record.attempt().position());
        document.put("epoch", record.attempt().epoch().value());
        document.put("intendedAt", record.attempt().intendedAt().toString());
        document.put("deadline", record.attempt().deadline().toString());
        document.put("outcome", record.outcome().orElse(null));
        document.put("detail", record.detail().orElse(null));
        return document;
    }

    private static Map<String, Object> document(RecordedEvent event) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", event.type());
        document.put("severity", event.severity().word());
        document.put("at", event.at().toString());
        document.putAll(event.data());
        return document;
    }
}
