package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pages that change between the leave and the click. */
class SendingTest extends PracticeSiteTest {

    private static final String SEND = "document.querySelector('[data-testid=send]')";

    @Test
    void givesUpAClickThatCannotBeMadeAtOnce() {
        ScriptedGate granting = ScriptedGate.grantingFor(Duration.ofSeconds(30));
        String disable = "() => { const b = %s; b.disabled = true; setTimeout(() => { b.disabled = false; }, 6000); }";

        PublishOutcome outcome = send(granting, disable.formatted(SEND));

        assertThat(outcome).isInstanceOf(PublishOutcome.Unconfirmed.class);
        assertThat(granting.sinceAsked()).isLessThan(Duration.ofSeconds(5));
        assertThat(site().accepted()).isEmpty();
    }

    @Test
    void countsTheTimeThatTheAnswerTookIntoTheLimitOfTheBrowser() {
        ScriptedGate granting = ScriptedGate.grantingFor(Duration.ofSeconds(10));
        String hangAfterTheClick = """
                () => {
                  %s.addEventListener('click', event => {
                    event.preventDefault();
                    setTimeout(() => { while (true) {} }, 100);
                  });
                  return new Promise(resolve => setTimeout(resolve, 9000));
                }
                """;

        assertThatThrownBy(() -> send(granting, hangAfterTheClick.formatted(SEND)))
                .isInstanceOf(BrowserUnavailable.class)
                .hasMessageContaining("did not respond");

        // Counted from after the answer, the limit would end 19.5 s after it was asked for.
        assertThat(granting.sinceAsked()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(19));
    }

    private PublishOutcome send(ClickGate gate, String meanwhile) {
        return worker().call(Duration.ofSeconds(60), tab -> new Sending(
                        SiteAccess.of(profile(), RIGHT),
                        Claims.of("hello").post(),
                        new MeddlingGate(gate, tab.page(), meanwhile),
                        new Passage(),
                        tab,
                        Duration.ZERO)
                .run());
    }
}
