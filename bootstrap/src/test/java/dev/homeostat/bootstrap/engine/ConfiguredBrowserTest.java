package dev.homeostat.bootstrap.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.adapter.playwright.BrowserSource;
import dev.homeostat.adapter.playwright.RemoteBrowser;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.browserlease.PoolLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredBrowserTest {

    private static final String ADDRESS = "wss://browsers.example.org/?token=hidden";

    @TempDir
    private Path directory;

    @Test
    void aBrowserThatRunsElsewhereTakesThePlaceOfOneOfThisMachine() throws IOException {
        LoadedConfig config = config("browser: {endpoint: \"%s\", protocol: playwright}".formatted(ADDRESS));

        BrowserSource source = ConfiguredBrowser.source(config);

        assertThat(source).isInstanceOfSatisfying(RemoteBrowser.class, remote -> {
            assertThat(remote.endpoint()).hasToString(ADDRESS);
            assertThat(remote.protocol()).isEqualTo(RemoteBrowser.Protocol.PLAYWRIGHT);
        });
        assertThat(ConfiguredBrowser.limits(config, source))
                .as("its memory cannot be measured")
                .isEqualTo(new PoolLimits(3, 3));
        assertThat(config.shown().toString()).doesNotContain("hidden");
    }

    @Test
    void itsAddressMayStandInAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("endpoint"), ADDRESS + "\n");

        assertThat(ConfiguredBrowser.source(config("browser: {endpoint-file: \"%s\"}".formatted(file))))
                .isInstanceOfSatisfying(RemoteBrowser.class, remote -> assertThat(remote.endpoint())
                        .hasToString(ADDRESS));
    }

    @Test
    void onlyAPlaywrightServerGoesLive() throws IOException {
        String live = "account: {mode: live}\nbrowser: {endpoint: \"%s\", protocol: %s}";

        assertThat(ConfiguredBrowser.source(config(live.formatted(ADDRESS, "playwright")))
                        .objection("http://127.0.0.1:8090/compose"))
                .as("the site of the profile")
                .isEmpty();
        LoadedConfig other = config(live.formatted(ADDRESS, "cdp"));
        assertThatThrownBy(() -> ConfiguredBrowser.source(other))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("account.mode live")
                .hasMessageContaining("Playwright server");
    }

    @Test
    void anAddressThatIsWrongIsNotShown() throws IOException {
        LoadedConfig config = config("browser: {endpoint: \"ws://example.org/?token=hidden token\"}");

        assertThatThrownBy(() -> ConfiguredBrowser.source(config))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("browser.endpoint")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
    }

    @Test
    void oneOfBothIsEnough() throws IOException {
        LoadedConfig config = config("browser: {endpoint: \"%s\", chromium: /usr/bin/chromium}".formatted(ADDRESS));

        assertThatThrownBy(() -> ConfiguredBrowser.source(config))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("both set");
    }

    @Test
    void moreBrowsersThanWorkersMayBeThereForATime() throws IOException {
        Path chromium = Files.writeString(directory.resolve("chromium"), "");
        assertThat(chromium.toFile().setExecutable(true)).isTrue();
        LoadedConfig config = config("browser: {chromium: \"%s\", workers: 2, extra-workers: 3}".formatted(chromium));

        assertThat(ConfiguredBrowser.limits(config, ConfiguredBrowser.source(config)))
                .isEqualTo(new PoolLimits(2, 5));
    }

    private LoadedConfig config(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("homeostat.yaml"), yaml);
        return ConfigLoader.load(Optional.of(file), Map.of());
    }
}
