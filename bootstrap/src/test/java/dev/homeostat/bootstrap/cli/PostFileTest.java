package dev.homeostat.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.PostText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostFileTest {

    @TempDir
    Path directory;

    @Test
    void readsSinglePostsAndThreads() throws IOException {
        assertThat(PostFile.read(file("#! mine\nOne,\nstill one\n\n\nTwo a\n---\nTwo b\n")))
                .containsExactly(
                        new Content.Single(new PostText("One,\nstill one")),
                        Content.of(java.util.List.of(new PostText("Two a"), new PostText("Two b"))));
    }

    @Test
    void namesAFileThatHoldsNothingOrIsNotThere() throws IOException {
        Path empty = file("#! nothing yet\n");
        assertThatThrownBy(() -> PostFile.read(empty))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("no post in " + empty);
        assertThatThrownBy(() -> PostFile.read(directory.resolve("none.txt")))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("none.txt");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("posts.txt"), text);
    }
}
