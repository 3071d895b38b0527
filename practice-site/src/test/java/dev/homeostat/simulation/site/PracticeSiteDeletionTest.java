package dev.homeostat.simulation.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts that their author takes down, and posts that the site does not take twice. */
class PracticeSiteDeletionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String POST = "/@practice/posts/1000001";

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);

    @TempDir
    private Path folder;

    private PracticeSiteOptions options() {
        return PracticeSiteOptions.defaults()
                .withUsers(Map.of("practice", "practice", "ann", "secret"))
                .withClock(clock::get)
                .withStore(folder.resolve("site.jsonl"));
    }

    @Test
    void takesDownAPostAfterAskingOnceMore() throws Exception {
        try (PracticeSite site = PracticeSite.start(options());
                Visitor user = Visitor.loggedIn(site)) {
            user.post("away with it");
            assertThat(user.get(POST).body()).contains("data-testid=\"delete\"", POST + "/delete");
            assertThat(user.get(POST + "/delete").body()).contains("data-testid=\"delete-confirm\"", "away with it");
            assertThat(user.get(POST).statusCode()).isEqualTo(200);

            HttpResponse<String> answer = user.submit(POST + "/delete", Map.of("csrf", user.csrf()));

            assertThat(user.get(Visitor.location(answer)).body())
                    .contains("data-testid=\"deleted\"")
                    .doesNotContain("away with it");
            assertThat(user.get(POST).statusCode()).isEqualTo(404);
            assertThat(user.get(POST + "?posted=1").statusCode()).isEqualTo(404);
            assertThat(user.get("/compose?reply_to=1000001").statusCode()).isEqualTo(404);
            assertThat(site.accepted()).singleElement().satisfies(post -> {
                assertThat(post.text()).isEqualTo("away with it");
                assertThat(post.deletedAt()).contains(NOW);
            });
        }
    }

    @Test
    void deletesNothingForOthersOrWithAForeignForm() throws Exception {
        try (PracticeSite site = PracticeSite.start(options());
                Visitor user = Visitor.loggedIn(site);
                Visitor ann = Visitor.loggedIn(site, "ann", "secret")) {
            user.post("mine");

            assertThat(ann.get(POST).body()).doesNotContain("data-testid=\"delete\"");
            assertThat(ann.get(POST + "/delete").statusCode()).isEqualTo(404);
            assertThat(ann.submit(POST + "/delete", Map.of("csrf", ann.csrf())).statusCode())
                    .isEqualTo(404);
            assertThat(user.submit(POST + "/delete", Map.of("csrf", "guess")).statusCode())
                    .isEqualTo(403);
            assertThat(user.get("/@practice?deleted=1000001").body()).doesNotContain("data-testid=\"deleted\"");
            assertThat(site.accepted()).noneMatch(AcceptedPost::isDeleted);
        }
    }

    @Test
    void remembersAfterARestartWhatWasDeleted() throws Exception {
        try (PracticeSite site = PracticeSite.start(options());
                Visitor user = Visitor.loggedIn(site)) {
            user.post("one");
            user.post("two");
            user.submit(POST + "/delete", Map.of("csrf", user.csrf()));
        }

        try (PracticeSite site = PracticeSite.start(options());
                Visitor user = Visitor.loggedIn(site)) {
            assertThat(site.accepted()).extracting(AcceptedPost::isDeleted).containsExactly(true, false);
            assertThat(site.accepted().getFirst().deletedAt()).contains(NOW);
            assertThat(user.get(POST).statusCode()).isEqualTo(404);
            user.post("three");
            assertThat(site.accepted()).extracting(AcceptedPost::id).containsExactly("1000001", "1000002", "1000003");
        }
    }

    @Test
    void takesTheSameTextAgainOnlyAfterAWhile() throws Exception {
        try (PracticeSite site = PracticeSite.start(options().withRejectDuplicates(Duration.ofMinutes(10)));
                Visitor user = Visitor.loggedIn(site);
                Visitor ann = Visitor.loggedIn(site, "ann", "secret")) {
            user.post("hello");
            HttpResponse<String> again = user.post("hello");

            assertThat(again.statusCode()).isEqualTo(409);
            assertThat(again.body()).contains("data-testid=\"compose-duplicate\"");
            assertThat(ann.post("hello").statusCode()).isEqualTo(303);
            assertThat(user.post("hello!").statusCode()).isEqualTo(303);
            assertThat(site.accepted()).hasSize(3);

            clock.set(NOW.plus(Duration.ofMinutes(10)));
            assertThat(user.post("hello").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void takesTheSameTextAgainOnceItIsDeleted() throws Exception {
        try (PracticeSite site = PracticeSite.start(options().withRejectDuplicates(Duration.ofMinutes(10)));
                Visitor user = Visitor.loggedIn(site)) {
            user.post("hello");
            user.submit(POST + "/delete", Map.of("csrf", user.csrf()));

            assertThat(user.post("hello").statusCode()).isEqualTo(303);
        }
    }

    @Test
    void aRequestRepeatedWithItsTokenIsNoDuplicate() throws Exception {
        try (PracticeSite site = PracticeSite.start(options().withRejectDuplicates(Duration.ofMinutes(10)));
                Visitor user = Visitor.loggedIn(site)) {
            Map<String, String> form = Map.of("csrf", user.csrf(), "text", "hello", "idempotency_token", "a");

            assertThat(user.submit("/compose", form).statusCode()).isEqualTo(303);
            assertThat(user.submit("/compose", form).statusCode()).isEqualTo(303);
            assertThat(site.accepted()).hasSize(1);
        }
    }
}
