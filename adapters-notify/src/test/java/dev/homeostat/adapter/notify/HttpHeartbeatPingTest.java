package dev.homeostat.adapter.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.alert.SendHeartbeat;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpHeartbeatPingTest {

    private final Receiver receiver = new Receiver();

    @AfterEach
    void closeTheReceiver() {
        receiver.close();
    }

    @Test
    void asksForItsAddress() {
        assertThat(new HttpHeartbeatPing(receiver.address()).ping()).isTrue();
        assertThat(receiver.got()).singleElement().satisfies(got -> assertThat(got.method())
                .isEqualTo("GET"));
    }

    @Test
    void saysWhenItWasNotTaken() {
        receiver.answers(500, Map.of());
        assertThat(new HttpHeartbeatPing(receiver.address()).ping()).isFalse();
        URI nobody = URI.create("http://127.0.0.1:" + HttpNotifierTest.freePort() + "/");
        assertThat(new HttpHeartbeatPing(nobody, Duration.ofSeconds(2)).ping()).isFalse();
    }

    @Test
    void isSilentWhileTheEngineIsNotWell() {
        AtomicBoolean well = new AtomicBoolean();
        SendHeartbeat heartbeat = new SendHeartbeat(new HttpHeartbeatPing(receiver.address()), well::get);

        assertThat(heartbeat.execute()).isEqualTo(SendHeartbeat.Answer.NOT_WELL);
        assertThat(receiver.got()).isEmpty();
        well.set(true);
        assertThat(heartbeat.execute()).isEqualTo(SendHeartbeat.Answer.SENT);
        receiver.answers(503, Map.of());
        assertThat(heartbeat.execute()).isEqualTo(SendHeartbeat.Answer.NOT_TAKEN);
    }
}
