package dev.homeostat.adapter.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.Episode;
import dev.homeostat.domain.alert.Notice;
import dev.homeostat.domain.alert.NoticeId;
import dev.homeostat.domain.audit.Severity;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SlackNotifierTest extends HttpNotifierTest {

    @Override
    Notifier to(URI address, Duration timeout) {
        return new SlackNotifier(address, timeout);
    }

    private JsonNode sent(String title, String body) throws Exception {
        working()
                .deliver(new Notice(
                        new NoticeId(new UUID(1, 2)),
                        Episode.of("breaker/site"),
                        Notice.Kind.OPENED,
                        Severity.CRITICAL,
                        title,
                        body,
                        Instant.parse("2026-01-02T03:04:05Z")));
        return new ObjectMapper().readTree(receiver.got().getFirst().body());
    }

    @Test
    void writesOneText() throws Exception {
        assertThat(sent("The site does not answer", "Posting is paused.")
                        .get("text")
                        .asText())
                .isEqualTo("[CRITICAL] The site does not answer\nPosting is paused.\n(breaker/site)");
    }

    @Test
    void leavesOutABodyThatIsEmpty() throws Exception {
        assertThat(sent("The site does not answer", "").get("text").asText())
                .isEqualTo("[CRITICAL] The site does not answer\n(breaker/site)");
    }

    @Test
    void whatOthersWroteMentionsNobodyAndLinksNowhere() throws Exception {
        JsonNode json = sent("<!channel> <@U123> & so on", "<https://evil.example|click> *bold* @here");

        assertThat(json.get("text").asText())
                .isEqualTo("[CRITICAL] &lt;!channel&gt; &lt;@U123&gt; &amp; so on\n"
                        + "&lt;https://evil.example|click&gt; *bold* @here\n(breaker/site)");
        assertThat(json.get("parse").asText()).isEqualTo("none");
        assertThat(json.get("link_names").asBoolean(true)).isFalse();
        assertThat(json.get("mrkdwn").asBoolean(true)).isFalse();
        assertThat(json.get("unfurl_links").asBoolean(true)).isFalse();
    }
}
