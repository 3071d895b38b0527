package dev.homeostat.simulation.site;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PracticeSiteFaultsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
    private final List<String> moments = new CopyOnWriteArrayList<>();

    private PracticeSite site(Fault... faults) {
        return site(FaultPlan.script(List.of(faults)));
    }

    private PracticeSite site(FaultPlan plan) {
        PracticeSiteObserver observer = new PracticeSiteObserver() {
            @Override
            public void requestReceived(ComposeRequest request) {
                moments.add("received " + request.text());
            }

            @Override
            public void accepted(AcceptedPost post) {
                moments.add("accepted " + post.text());
            }
        };
        return PracticeSite.start(PracticeSiteOptions.defaults()
                .withFaults(plan)
                .withClock(clock::get)
                .withObserver(observer));
    }

    @Test
    void acceptsAndDropsTheConnection() throws Exception {
        try (PracticeSite site = site(new Fault.AcceptThenDrop());
                Visitor user = Visitor.loggedIn(site)) {
            assertThatThrownBy(() -> user.post("gone through")).isInstanceOf(IOException.class);

            assertThat(texts(site)).containsExactly("gone through");
            assertThat(moments).containsExactly("received gone through", "accepted gone through");
            assertThat(user.get("/@practice").body()).contains("gone through");
        }
    }

    @Test
    void dropsTheConnectionWithoutAccepting() throws Exception {
        try (PracticeSite site = site(new Fault.DropBeforeAccept());
                Visitor user = Visitor.loggedIn(site)) {
            assertThatThrownBy(() -> user.post("lost")).isInstanceOf(IOException.class);
            user.post("after it");

            assertThat(texts(site)).containsExactly("after it");
            assertThat(moments).containsExactly("received lost", "received after it", "accepted after it");
        }
    }

    @Test
    void acceptsAndAnswersWithAnError() throws Exception {
        try (PracticeSite site = site(new Fault.AcceptThenError());
                Visitor user = Visitor.loggedIn(site)) {
            assertThat(user.post("in spite of it").statusCode()).isEqualTo(500);

            assertThat(texts(site)).containsExactly("in spite of it");
        }
    }

    @Test
    void acceptsAndShowsAPageThatTellsNothing() throws Exception {
        try (PracticeSite site = site(new Fault.AcceptThenShowError());
                Visitor user = Visitor.loggedIn(site)) {
            HttpResponse<String> answer = user.post("in spite of it");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("data-testid=\"compose-trouble\"", "in spite of it")
                    .doesNotContain("data-testid=\"compose-error\"", "data-testid=\"posted\"");
            assertThat(texts(site)).containsExactly("in spite of it");
        }
    }

    @Test
    void failsWithoutAccepting() throws Exception {
        try (PracticeSite site = site(new Fault.ErrorBeforeAccept());
                Visitor user = Visitor.loggedIn(site)) {
            assertThat(user.post("not in").statusCode()).isEqualTo(500);
            assertThat(site.accepted()).isEmpty();
        }
    }

    @Test
    void saysThatItHasThePostAlreadyWhetherItHasOrNot() throws Exception {
        try (PracticeSite site = site(new Fault.RejectAsDuplicate(), new Fault.AcceptThenSayDuplicate());
                Visitor user = Visitor.loggedIn(site)) {
            for (String text : List.of("not in", "in")) {
                HttpResponse<String> answer = user.post(text);

                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.body()).contains("data-testid=\"compose-duplicate\"");
            }
            assertThat(texts(site)).containsExactly("in");
        }
    }

    @Test
    void asksToComeLaterInWholeSeconds() throws Exception {
        try (PracticeSite site = site(new Fault.TooManyRequests(Duration.ofMillis(6_100)));
                Visitor user = Visitor.loggedIn(site)) {
            HttpResponse<String> answer = user.post("too much");

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("Retry-After")).contains("7");
            assertThat(answer.body()).contains("data-testid=\"rate-limited\"");
            assertThat(site.accepted()).isEmpty();
        }
    }

    @Test
    void breaksOffInTheMiddleOfTheAnswer() throws Exception {
        try (PracticeSite site = site(new Fault.AcceptThenTruncate(), new Fault.TruncateBeforeAccept());
                Visitor user = Visitor.loggedIn(site)) {
            assertThatThrownBy(() -> user.post("in")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> user.post("not in")).isInstanceOf(IOException.class);

            assertThat(texts(site)).containsExactly("in");
        }
    }

    @Test
    void logsOutWhoeverPosts() throws Exception {
        try (PracticeSite site = site(new Fault.LogOut());
                Visitor user = Visitor.loggedIn(site)) {
            assertThat(Visitor.location(user.post("nothing"))).startsWith("/login");

            assertThat(user.get("/compose").statusCode()).isEqualTo(303);
            assertThat(site.accepted()).isEmpty();
        }
    }

    @Test
    void putsSomethingInTheWayThatStays() throws Exception {
        FaultPlan plan = FaultPlan.script(List.of(
                new Fault.AcceptThenObstruct(PageFault.CAPTCHA, Lasting.untilCleared()),
                new Fault.Obstruct(PageFault.LOCKED, Lasting.requests(2))));
        try (PracticeSite site = site(plan);
                Visitor user = Visitor.loggedIn(site)) {
            assertThat(user.post("in").body()).contains("data-testid=\"captcha\"");
            assertThat(user.get("/@practice").body()).contains("data-testid=\"captcha\"");
            plan.clear();
            assertThat(user.post("not in").body()).contains("data-testid=\"account-locked\"");
            assertThat(user.get("/compose").body()).contains("data-testid=\"account-locked\"");

            assertThat(user.get("/compose").body()).contains("data-testid=\"composer\"");
            assertThat(texts(site)).containsExactly("in");
            assertThat(plan.usedFaults())
                    .isEqualTo(Map.of("accept-then-captcha", 1, "locked", 1, "page-captcha", 2, "page-locked", 2));
        }
    }

    @Test
    void confirmsAtOnceButShowsLater() throws Exception {
        try (PracticeSite site = site(new Fault.DelayVisibility(Duration.ofSeconds(30)));
                Visitor user = Visitor.loggedIn(site)) {
            HttpResponse<String> answer = user.post("hidden");

            assertThat(site.accepted().getFirst().visibleAt()).isEqualTo(NOW.plusSeconds(30));
            assertThat(user.get(Visitor.location(answer)).body()).contains("hidden", "data-testid=\"posted\"");
            assertThat(user.get("/@practice").body()).doesNotContain("hidden");
            assertThat(user.get("/@practice/posts/1000001").statusCode()).isEqualTo(404);

            clock.set(NOW.plusSeconds(30));

            assertThat(user.get("/@practice").body()).contains("hidden");
            assertThat(user.get("/@practice/posts/1000001").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void takesItsTimeAndAcceptsThen() throws Exception {
        Duration delay = Duration.ofMillis(300);
        try (PracticeSite site = site(new Fault.Slow(delay));
                Visitor user = Visitor.loggedIn(site)) {
            long before = System.nanoTime();

            assertThat(user.post("slow").statusCode()).isEqualTo(303);

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(delay);
            assertThat(texts(site)).containsExactly("slow");
        }
    }

    @Test
    void acceptsLateWhatTheClientHasGivenUp() throws Exception {
        try (PracticeSite site = site(new Fault.AcceptLate(Duration.ofMillis(400)));
                Visitor user = Visitor.loggedIn(site)) {
            assertThatThrownBy(() -> user.post("late")).isInstanceOf(IOException.class);

            assertThat(site.accepted()).isEmpty();
            await().atMost(10, SECONDS)
                    .untilAsserted(() -> assertThat(moments).containsExactly("received late", "accepted late"));
            assertThat(texts(site)).containsExactly("late");
        }
    }

    @Test
    void letsNoBrowserGetAroundAFaultByRepeatingItsRequest() throws Exception {
        try (PracticeSite site = site(new Fault.AcceptThenDrop(), new Fault.DropBeforeAccept());
                Visitor user = Visitor.loggedIn(site)) {
            Map<String, String> accepted = Map.of("csrf", user.csrf(), "text", "in", "idempotency_token", "a");
            Map<String, String> lost = Map.of("csrf", user.csrf(), "text", "out", "idempotency_token", "b");

            for (Map<String, String> form : List.of(accepted, accepted, lost, lost)) {
                assertThatThrownBy(() -> user.submit("/compose", form)).isInstanceOf(IOException.class);
            }

            assertThat(texts(site)).containsExactly("in");
            assertThat(moments).containsExactly("received in", "accepted in", "received out");
        }
    }

    @Test
    void acceptsNothingWhileTheObserverIsBeingTold() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        PracticeSiteObserver observer = new PracticeSiteObserver() {
            @Override
            public void requestReceived(ComposeRequest request) {
                told.countDown();
                awaitQuietly(goOn);
            }

            @Override
            public void accepted(AcceptedPost post) {}
        };
        try (PracticeSite site =
                        PracticeSite.start(PracticeSiteOptions.defaults().withObserver(observer));
                Visitor user = Visitor.loggedIn(site);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = CompletableFuture.supplyAsync(() -> statusOfPosting(user), threads);

            assertThat(told.await(10, SECONDS)).isTrue();
            assertThat(site.accepted()).isEmpty();
            goOn.countDown();
            assertThat(answer.get(10, SECONDS)).isEqualTo(303);
        }
    }

    @Test
    void givesUpWhatWaitsWhenItIsClosed() {
        PracticeSite site = site(new Fault.AcceptLate(Duration.ofHours(1)));
        try (site;
                Visitor user = Visitor.loggedIn(site)) {
            assertThatThrownBy(() -> user.post("never")).isInstanceOf(IOException.class);
        }
        assertThat(site.accepted()).isEmpty();
    }

    @Test
    void countsTheFaultsItUsed() throws Exception {
        FaultPlan plan = FaultPlan.script(List.of(new Fault.AcceptThenError(), new Fault.AcceptThenError()));
        try (PracticeSite site = site(plan);
                Visitor user = Visitor.loggedIn(site)) {
            user.post("");
            for (String text : List.of("one", "two", "three")) {
                user.post(text);
            }
        }
        assertThat(plan.usedFaults()).isEqualTo(Map.of("accept-then-error", 2, "none", 1));
    }

    private static List<String> texts(PracticeSite site) {
        return site.accepted().stream().map(AcceptedPost::text).toList();
    }

    private static int statusOfPosting(Visitor user) {
        try {
            return user.post("watched").statusCode();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            if (!latch.await(10, SECONDS)) {
                throw new AssertionError("nobody let the request go on");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
