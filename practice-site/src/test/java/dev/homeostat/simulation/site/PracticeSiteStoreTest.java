package dev.homeostat.simulation.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeSiteStoreTest {

    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void place() {
        store = folder.resolve("state/practice-site.jsonl");
    }

    private PracticeSite start() {
        return PracticeSite.start(PracticeSiteOptions.defaults().withStore(store));
    }

    private List<AcceptedPost> write(String... texts) throws Exception {
        try (PracticeSite site = start();
                Visitor user = Visitor.loggedIn(site)) {
            for (String text : texts) {
                user.post(text);
            }
            return site.accepted();
        }
    }

    @Test
    void remembersWhatItAcceptedAfterARestart() throws Exception {
        List<AcceptedPost> before;
        try (PracticeSite site = start();
                Visitor user = Visitor.loggedIn(site)) {
            user.post("first \"line\"\nsecond 🙂");
            user.reply("1000001", "reply");
            before = site.accepted();
        }

        assertThat(before).hasSize(2);
        assertThat(write("after the restart"))
                .startsWith(before.toArray(AcceptedPost[]::new))
                .extracting(AcceptedPost::id)
                .containsExactly("1000001", "1000002", "1000003");
    }

    @Test
    void cutsOffATornLastLine() throws Exception {
        write("whole");
        Files.writeString(store, "{\"id\":\"1000002\",\"author\":\"pra", UTF_8, StandardOpenOption.APPEND);

        write("next");

        try (PracticeSite site = start()) {
            assertThat(site.accepted()).extracting(AcceptedPost::text).containsExactly("whole", "next");
        }
    }

    @Test
    void refusesAStoreThatIsDamagedInTheMiddle() throws Exception {
        write("whole");
        Files.writeString(store, "rubbish\n", UTF_8, StandardOpenOption.APPEND);

        assertThatThrownBy(this::start)
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(store + ", line 2");
    }

    @Test
    void refusesAStoreThatIsInUse() {
        try (PracticeSite site = start()) {
            assertThat(site.accepted()).isEmpty();

            assertThatThrownBy(this::start)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("in use by another practice site");
        }
    }

    @Test
    void keepsIdsInOrderUnderManyAuthorsAtOnce() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        try (PracticeSite site = start();
                Visitor user = Visitor.loggedIn(site)) {
            String csrf = user.csrf();
            IntStream.range(0, 100).parallel().forEach(i -> {
                try {
                    user.submit("/compose", Map.of("csrf", csrf, "text", "post " + i));
                } catch (IOException | InterruptedException e) {
                    failures.incrementAndGet();
                }
            });
            assertThat(failures).hasValue(0);
            assertThat(site.accepted()).extracting(AcceptedPost::id).isSorted().doesNotHaveDuplicates();
            assertThat(site.accepted()).hasSize(100);
            assertThat(Files.readAllLines(store)).hasSize(100);
        }
    }
}
