package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * While the request of the click is carried, the page's own is held back. When what drives the browser dies meanwhile, the
 * browser must not let that one go too.
 */
class DriverDeathTest {

    private static final int TIMES = Boolean.getBoolean("homeostat.full") ? 5 : 1;
    private static final String WORKER = "driverless";
    private static final Duration AFTERWARDS = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void whatWasHeldBackIsNotSentWhenTheDriverDies() {
        for (int time = 1; time <= TIMES; time++) {
            killTheDriver();
        }
    }

    private static void killTheDriver() {
        try (PracticeSite site = PracticeSite.start(
                        PracticeSiteOptions.defaults().withoutFormTokens().withObserver(new DriverKiller(WORKER)));
                BrowserWorker worker = TestBrowsers.worker(WORKER)) {
            PlaywrightSite account = new PlaywrightSite(
                    SiteProfile.practice(site.url()), new Credentials("practice", "practice"), worker);

            assertThat(account.publisher().publish(Claims.of("Once"), ScriptedGate.granting()))
                    .isInstanceOf(PublishOutcome.Unconfirmed.class);

            await().during(AFTERWARDS).atMost(LONG).untilAsserted(() -> assertThat(site.accepted())
                    .extracting(AcceptedPost::text)
                    .containsExactly("Once"));
        }
    }
}
