package dev.homeostat.adapter.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Notice;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Posts each notice as JSON to one address, signed if there is a secret. The notice's id is the {@code Idempotency-Key}.
 * Thread-safe.
 */
public final class WebhookNotifier implements Notifier {

    private static final int VERSION = 1;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpChannel channel;
    private final Optional<Signature> signature;

    /**
     * A webhook with the usual timeout of 10 s.
     *
     * @param secret signs what is posted; the receiver knows it too
     */
    public WebhookNotifier(URI address, Optional<String> secret) {
        this(address, secret, HttpChannel.USUAL_TIMEOUT);
    }

    /**
     * A webhook.
     *
     * @param secret signs what is posted; the receiver knows it too
     * @param timeout for the whole of a request
     */
    public WebhookNotifier(URI address, Optional<String> secret, Duration timeout) {
        this.channel = new HttpChannel(address, timeout);
        this.signature = secret.map(Signature::new);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Delivery deliver(Notice notice) {
        byte[] body = json(notice).toString().getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = channel.request()
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Idempotency-Key", notice.id().toString())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signature.ifPresent(key -> {
            long now = Instant.now().getEpochSecond();
            request.header("Homeostat-Timestamp", Long.toString(now));
            request.header("Homeostat-Signature", key.of(now, body));
        });
        return channel.send(request.build());
    }

    private static ObjectNode json(Notice notice) {
        return JSON.createObjectNode()
                .put("version", VERSION)
                .put("id", notice.id().toString())
                .put("kind", notice.kind().word())
                .put("severity", notice.severity().word())
                .put("episode", notice.episode().key())
                .put("account", notice.account().map(AccountId::value).orElse(null))
                .put("title", notice.title())
                .put("body", notice.body())
                .put("at", notice.at().toString());
    }
}
