package dev.homeostat.adapter.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Notice;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Locale;

/**
 * Writes each notice to a Slack channel by an incoming webhook. What a notice quotes cannot mention anybody, link, or
 * format: it is escaped, and Slack is told to leave it as it is. Thread-safe.
 */
public final class SlackNotifier implements Notifier {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpChannel channel;

    /** A Slack channel with the usual timeout of 10 s. */
    public SlackNotifier(URI incomingWebhook) {
        this(incomingWebhook, HttpChannel.USUAL_TIMEOUT);
    }

    /**
     * A Slack channel.
     *
     * @param incomingWebhook the whole address, which is a secret
     * @param timeout for the whole of a request
     */
    public SlackNotifier(URI incomingWebhook, Duration timeout) {
        this.channel = new HttpChannel(incomingWebhook, timeout);
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public Delivery deliver(Notice notice) {
        return channel.send(channel.request()
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(json(notice).toString()))
                .build());
    }

    private static ObjectNode json(Notice notice) {
        return JSON.createObjectNode()
                .put("text", text(notice))
                .put("mrkdwn", false)
                .put("parse", "none")
                .put("link_names", false)
                .put("unfurl_links", false)
                .put("unfurl_media", false);
    }

    private static String text(Notice notice) {
        String severity = notice.severity().word().toUpperCase(Locale.ROOT);
        String title = "[%s] %s".formatted(severity, notice.title());
        String where = "(%s)".formatted(notice.episode());
        return escaped(
                notice.body().isEmpty()
                        ? String.join("\n", title, where)
                        : String.join("\n", title, notice.body(), where));
    }

    /** The three characters by which Slack tells its own marks from text. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
