package dev.homeostat.bootstrap.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.NoticePorts;
import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.bootstrap.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountNoticesTest {

    @TempDir
    private Path directory;

    @Test
    void withoutAChannelNoticesGoToTheLog() throws IOException {
        NoticePorts ports = ports("account: {id: ours}");

        assertThat(ports.notifiers()).extracting(Notifier::name).containsExactly("log");
        assertThat(ports.terms().channels()).containsExactly("log");
    }

    @Test
    void theChannelsThatAreConfiguredGetThemByTheConfiguredRoute() throws IOException {
        NoticePorts ports = ports("""
                notices:
                  route: first-that-works
                  slack: {url: "https://hooks.example.org/secret"}
                  webhook: {url: "https://example.org/hook"}
                """);

        assertThat(ports.notifiers()).extracting(Notifier::name).containsExactly("webhook", "slack");
        assertThat(ports.terms().firstThatWorks()).isTrue();
        assertThat(ports("notices: {slack: {url: \"https://example.org/s\"}}")
                        .terms()
                        .firstThatWorks())
                .isFalse();
    }

    private NoticePorts ports(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("homeostat.yaml"), yaml);
        try (AccountNotices notices = new AccountNotices(
                ConfigLoader.load(Optional.of(file), Map.of()), new Random(1), UnaryOperator.identity())) {
            return notices.ports();
        }
    }
}
