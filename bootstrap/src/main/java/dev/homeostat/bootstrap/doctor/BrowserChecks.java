package dev.homeostat.bootstrap.doctor;

import dev.homeostat.adapter.playwright.BrowserSource;
import dev.homeostat.adapter.playwright.BrowserUnavailable;
import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.adapter.playwright.Credentials;
import dev.homeostat.adapter.playwright.InvalidProfile;
import dev.homeostat.adapter.playwright.PlaywrightSite;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.application.publishing.port.SiteProbe;
import dev.homeostat.bootstrap.chromium.BrowserDirectory;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.Secret;
import dev.homeostat.bootstrap.engine.AccountSite;
import dev.homeostat.bootstrap.engine.ConfiguredBrowser;
import dev.homeostat.bootstrap.engine.RunningEngine;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The browser, and through it the site. */
final class BrowserChecks {

    private static final String BROWSER = "browser";
    private static final String SITE = "site";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final LoadedConfig config;
    private final boolean live;

    private BrowserChecks(LoadedConfig config, boolean live) {
        this.config = config;
        this.live = live;
    }

    static List<Finding> of(LoadedConfig config, boolean live) {
        return new BrowserChecks(config, live).all();
    }

    private List<Finding> all() {
        List<Finding> findings = new ArrayList<>();
        try (BrowserDirectory directory =
                BrowserDirectory.of(config.stateDirectory().resolve(RunningEngine.BROWSERS))) {
            examine(ConfiguredBrowser.source(config), directory.path(), findings);
        } catch (StartupProblem missing) {
            findings.add(Finding.problem(BROWSER, missing.problems().getFirst()));
            findings.add(Finding.skipped(SITE, "there is no browser"));
        } catch (InvalidProfile wrong) {
            findings.add(Finding.skipped(BROWSER, "it has to know the site, and the profile is wrong"));
            findings.add(Finding.skipped(SITE, "the profile is wrong"));
        } catch (IOException e) {
            findings.add(Finding.skipped(BROWSER, "nothing temporary can be written: " + e.getMessage()));
            findings.add(Finding.skipped(SITE, "there is no browser"));
        }
        return findings;
    }

    private void examine(BrowserSource source, Path directory, List<Finding> findings) {
        try (BrowserWorker worker = new BrowserWorker("doctor", directory, source)) {
            long began = System.nanoTime();
            worker.showBlankPage(PATIENCE);
            findings.add(Finding.ok(
                    BROWSER,
                    "%s showed a page after %d ms"
                            .formatted(
                                    source,
                                    Duration.ofNanos(System.nanoTime() - began).toMillis())));
            findings.add(site(worker));
        } catch (BrowserUnavailable e) {
            findings.add(Finding.problem(
                    BROWSER, String.valueOf(e.getMessage()), "then run 'doctor' again; until then posts wait"));
            findings.add(Finding.skipped(SITE, "the browser does not work"));
        }
    }

    private Finding site(BrowserWorker worker) {
        if (!live) {
            return Finding.skipped(SITE, "only looked at with --live");
        }
        Optional<String> user = config.values().account().username();
        Optional<String> password = config.secret("account.password").map(Secret::reveal);
        if (user.isEmpty()
                || password.isEmpty()
                || config.values().site().baseUrl().isEmpty()) {
            return Finding.skipped(SITE, "address, user or password is not configured");
        }
        try {
            SiteProfile profile = AccountSite.profile(config);
            Credentials credentials = new Credentials(user.get(), password.get());
            return new PlaywrightSite(profile, credentials, worker)
                    .probe()
                    .probe()
                    .map(BrowserChecks::hindered)
                    .orElseGet(() -> Finding.ok(SITE, "%s answers, and the login works".formatted(profile.baseUrl())));
        } catch (InvalidProfile wrong) {
            return Finding.skipped(SITE, "the profile is wrong");
        }
    }

    private static Finding hindered(SiteProbe.Obstacle obstacle) {
        String fix =
                switch (obstacle.cause()) {
                    case LOGIN -> "check account.username and account.password, and log in once by hand";
                    case BROWSER, BUSY -> "check the browser";
                    default -> "open the site by hand; correct the profile when it has changed";
                };
        return Finding.problem(SITE, obstacle.detail(), fix);
    }
}
