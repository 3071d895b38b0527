package dev.homeostat.adapter.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.testkit.contract.NotifierContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a channel over HTTP makes of a server's answers. */
abstract class HttpNotifierTest implements NotifierContract {

    final Receiver receiver = new Receiver();

    abstract Notifier to(URI address, Duration timeout);

    @AfterEach
    void closeTheReceiver() {
        receiver.close();
    }

    @Override
    public Notifier working() {
        return to(receiver.address(), Duration.ofSeconds(10));
    }

    @Override
    public Notifier down() {
        return to(URI.create("http://127.0.0.1:" + freePort() + Receiver.SECRET_PATH), Duration.ofSeconds(10));
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Delivery answered(int status, Map<String, String> headers) {
        receiver.answers(status, headers);
        return working().deliver(NOTICE);
    }

    @Test
    void aTroubledServerMayTakeItLater() {
        assertThat(answered(500, Map.of())).isEqualTo(new Delivery.TryLater("HTTP 500"));
        assertThat(answered(408, Map.of())).isEqualTo(new Delivery.TryLater("HTTP 408"));
    }

    @Test
    void aServerMayAskToBeLeftAlone() {
        assertThat(answered(429, Map.of("Retry-After", "120")))
                .isEqualTo(new Delivery.TryLater("HTTP 429", Optional.of(Duration.ofMinutes(2))));
    }

    @Test
    void aServerMayAskToBeLeftAloneUntilADate() {
        String until = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(300).atZone(ZoneOffset.UTC));
        assertThat(answered(503, Map.of("Retry-After", until)))
                .isInstanceOfSatisfying(Delivery.TryLater.class, later -> assertThat(
                                later.retryAfter().orElseThrow())
                        .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
    }

    @Test
    void nonsenseIsNoWishToBeLeftAlone() {
        assertThat(answered(429, Map.of("Retry-After", "99999999999999999999")))
                .isEqualTo(new Delivery.TryLater("HTTP 429"));
    }

    @Test
    void aServerThatWillNeverTakeItHasRefused() {
        assertThat(answered(400, Map.of())).isEqualTo(new Delivery.Refused("HTTP 400"));
        assertThat(answered(404, Map.of())).isEqualTo(new Delivery.Refused("HTTP 404"));
    }

    @Test
    void aServerThatFallsSilentDoesNotHoldUp() {
        receiver.fallsSilent();
        assertThat(to(receiver.address(), Duration.ofMillis(300)).deliver(NOTICE))
                .isEqualTo(new Delivery.TryLater("no answer in time"));
    }

    @Test
    void aServerThatTalksWithoutEndDoesNotHoldUp() {
        receiver.talksWithoutEnd();
        assertThat(to(receiver.address(), Duration.ofMillis(300)).deliver(NOTICE))
                .isEqualTo(new Delivery.TryLater("no answer in time"));
    }

    @Test
    void goesToNoOtherHost() {
        try (Receiver other = new Receiver()) {
            assertThat(answered(302, Map.of("Location", other.address().toString())))
                    .isInstanceOf(Delivery.TryLater.class);
            assertThat(other.got()).isEmpty();
        }
    }

    @Test
    void tellsNobodyItsAddress() {
        assertThat(down().deliver(NOTICE).toString()).doesNotContain("sesame").doesNotContain("127.0.0.1");
        assertThat(down().toString()).doesNotContain("sesame");
        assertThatThrownBy(() -> to(URI.create("ftp://somewhere/sesame"), Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("sesame");
    }
}
