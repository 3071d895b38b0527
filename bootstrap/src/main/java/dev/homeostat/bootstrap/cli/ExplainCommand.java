package dev.homeostat.bootstrap.cli;

import dev.homeostat.application.post.port.Posts;
import dev.homeostat.domain.audit.Decision;
import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.engagement.Metrics;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.learning.Pick;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.SitePostId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
final class ExplainCommand extends AccountReport<ExplainCommand.Explanation> {

    @Parameters(paramLabel = "POST", description = "The post's id, or the site's.")
    private String post = "";

    ExplainCommand(Map<String, String> environment) {
        super(environment);
    }

    /**
     * What is known of the post.
     *
     * @param address where it stands on the site, or its id there where the profile does not say
     */
    record Explanation(Posts.History history, Optional<String> address, List<Reading> readings) {}

    @Override
    Explanation ask(OpenAccount open) {
        Posts.History history = open.desk()
                .homeostat()
                .explain(PostArgument.find(post, open))
                .orElseThrow(() -> PostArgument.unknown(post));
        return new Explanation(
                history,
                history.post().details().sitePostId().map(id -> address(open, id)),
                open.desk().ports().engagement().readings(history.post().id()));
    }

    private static String address(OpenAccount open, SitePostId id) {
        String handle = open.config().values().account().username().orElse("");
        return open.desk().profile().address(handle, id).orElse(id.value());
    }

    @Override
    List<String> lines(Explanation explanation) {
        Posts.History history = explanation.history();
        List<String> lines = new ArrayList<>();
        lines.add("post      %s".formatted(history.post().id()));
        lines.add("state     %s".formatted(history.post().status().word()));
        explanation.address().ifPresent(address -> lines.add("on site   " + address));
        int position = 1;
        for (PostText text : history.post().details().content().items()) {
            lines.add("item %d    %s".formatted(position++, EngineView.shortened(text)));
        }
        lines.addAll(lines(history.decision()));
        history.choice().ifPresent(choice -> choice.picks().forEach(pick -> lines.add(line(pick))));
        history.attempts().forEach(attempt -> lines.add(line(attempt)));
        history.events().forEach(event -> lines.add(line(event)));
        lines.addAll(readings(explanation.readings()));
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

    @Override
    Object document(Explanation explanation) {
        Posts.History history = explanation.history();
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
