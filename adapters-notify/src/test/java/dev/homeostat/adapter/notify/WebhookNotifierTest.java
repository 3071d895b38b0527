package dev.homeostat.adapter.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.audit.Severity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookNotifierTest extends HttpNotifierTest {

    @Override
    Notifier to(URI address, Duration timeout) {
        return new WebhookNotifier(address, Optional.empty(), timeout);
    }

    @Test
    void postsTheNoticeAsJson() throws Exception {
        Notice notice = new Notice(
                new NoticeId(new UUID(1, 2)),
                Episode.of("post-failed", new AccountId("ours")),
                Notice.Kind.REMINDER,
                Severity.WARNING,
                "A \"post\" failed (5 times)",
                "line one\nline two </script>",
                Instant.parse("2026-01-02T03:04:05Z"));
        working().deliver(notice);

        Receiver.Got got = receiver.got().getFirst();
        JsonNode expected = new ObjectMapper().readTree("""
                {
                  "version": 1,
                  "id": "00000000-0000-0001-0000-000000000002",
                  "kind": "reminder",
                  "severity": "warning",
                  "episode": "post-failed/ours",
                  "account": "ours",
                  "title": "A \\"post\\" failed (5 times)",
                  "body": "line one\\nline two </script>",
                  "at": "2026-01-02T03:04:05Z"
                }
                """);
        assertThat(new ObjectMapper().readTree(got.body())).isEqualTo(expected);
        assertThat(got.method()).isEqualTo("POST");
        assertThat(got.headers().getFirst("Content-Type")).startsWith("application/json");
        assertThat(got.headers().getFirst("Idempotency-Key"))
                .isEqualTo(notice.id().toString());
        assertThat(got.headers().getFirst("Homeostat-Signature")).isNull();
    }

    @Test
    void whatBelongsToNoAccountSaysSo() throws Exception {
        working().deliver(NOTICE);

        JsonNode account =
                new ObjectMapper().readTree(receiver.got().getFirst().body()).get("account");
        assertThat(account.isNull()).isTrue();
    }

    @Test
    void signsWhatItPosts() throws Exception {
        new WebhookNotifier(receiver.address(), Optional.of("open sesame")).deliver(NOTICE);

        Receiver.Got got = receiver.got().getFirst();
        String time = got.headers().getFirst("Homeostat-Timestamp");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("open sesame".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] expected = mac.doFinal((time + "." + got.body()).getBytes(StandardCharsets.UTF_8));
        assertThat(got.headers().getFirst("Homeostat-Signature"))
                .isEqualTo("sha256=" + HexFormat.of().formatHex(expected));
        assertThat(Instant.ofEpochSecond(Long.parseLong(time)))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(got.body()).doesNotContain("sesame");
    }
}
