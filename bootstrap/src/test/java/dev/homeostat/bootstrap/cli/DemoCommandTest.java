package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.engine.AccountStore;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.SitePostId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo as a newcomer starts it: real Postgres, real Chromium, the practice site. */
class DemoCommandTest {

    @TempDir
    Path directory;

    @Test
    void postsStandOnTheSiteUnderTheIdsThatTheStoreKnows() throws IOException {
        Path demo = directory.resolve("demo");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = CommandLines.homeostat(System.getenv());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));

        int exit = line.execute("demo", "--for", "75s", "--directory", demo.toString());

        assertThat(exit).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("duplicates: 0, wrong ids: 0")
                .containsPattern("read back +[1-9]\\d* of the \\d+ posts old enough")
                .containsPattern("learned from [1-9]\\d* posts|nothing was learned yet");
        List<String> onSite = Files.readAllLines(demo.resolve("practice-posts.jsonl")).stream()
                .map(DemoCommandTest::idOf)
                .toList();
        List<Post> published = published(demo.resolve("homeostat.yaml"));
        assertThat(published).hasSizeGreaterThanOrEqualTo(3);
        assertThat(published).allSatisfy(post -> assertThat(onSite)
                .containsAll(post.details().published().stream()
                        .map(SitePostId::value)
                        .toList()));
    }

    private static List<Post> published(Path configuration) {
        try (AccountStore store = AccountStore.open(ConfigLoader.load(Optional.of(configuration), Map.of()))) {
            return store.store().ports().posts().latest(new AccountId("demo"), 100).stream()
                    .filter(PublishedPost.class::isInstance)
                    .toList();
        }
    }

    private static String idOf(String line) {
        try {
            return new ObjectMapper().readTree(line).get("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
