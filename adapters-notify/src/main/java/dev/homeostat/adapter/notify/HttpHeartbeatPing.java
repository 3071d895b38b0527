package dev.homeostat.adapter.notify;

import dev.homeostat.application.alert.port.HeartbeatPing;
import dev.homeostat.domain.alert.Delivery;
import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for one address by GET, as services that watch for silence expect it. Thread-safe. */
public final class HttpHeartbeatPing implements HeartbeatPing {

    private static final Logger LOG = LoggerFactory.getLogger(HttpHeartbeatPing.class);

    private final HttpChannel channel;

    /** A heartbeat with the usual timeout of 10 s. */
    public HttpHeartbeatPing(URI address) {
        this(address, HttpChannel.USUAL_TIMEOUT);
    }

    /**
     * A heartbeat.
     *
     * @param timeout for the whole of a request
     */
    public HttpHeartbeatPing(URI address, Duration timeout) {
        this.channel = new HttpChannel(address, timeout);
    }

    @Override
    public boolean ping() {
        return switch (channel.send(channel.request().GET().build())) {
            case Delivery.Delivered taken -> true;
            case Delivery.Refused refused -> notTaken(refused.reason());
            case Delivery.TryLater later -> notTaken(later.reason());
        };
    }

    private static boolean notTaken(String reason) {
        LOG.warn("the heartbeat was not taken: {}", reason);
        return false;
    }
}
