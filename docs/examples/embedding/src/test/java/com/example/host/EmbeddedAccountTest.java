package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.homeostat.adapter.playwright.Credentials;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.postgres.PostgresForTests;
import dev.homeostat.adapter.postgres.TestDatabase;
import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.simulation.site.AcceptedPost;
import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The example at work: a real database, a real Chromium and the practice site. */
class EmbeddedAccountTest {

    private static final EngineSettings SETTINGS =
            EngineSettings.of(new AccountId("announcements")).withMode(Mode.LIVE);

    @TempDir
    private Path directory;

    @Test
    void publishesAndPlansFromInsideAHostOnTheHostsDatabase() {
        List<EngineEvent> seen = new CopyOnWriteArrayList<>();
        try (TestDatabase database = PostgresForTests.newDatabase();
                PracticeSite site =
                        PracticeSite.start(PracticeSiteOptions.defaults().withPort(0));
                EmbeddedAccount account = account(database, SiteProfile.practice(site.url()), seen::add)) {
            new ReleaseAnnouncer(account.homeostat()).announce("1.4", "It is faster.");

            account.start();

            await().atMost(Duration.ofSeconds(60)).until(() -> !site.accepted().isEmpty());
            await().until(() -> database.query("SELECT status FROM homeostat.content_metadata WHERE slot IS NULL")
                    .equals(List.of("posted")));
            assertThat(site.accepted())
                    .extracting(AcceptedPost::text)
                    .containsExactly("Version 1.4 is out. It is faster.");
            assertThat(seen).anyMatch(EngineEvent.AttemptSettled.class::isInstance);
            await().untilAsserted(() -> assertThat(database.query("SELECT fact_id FROM homeostat.fact_uses"))
                    .isNotEmpty()
                    .isSubsetOf("start", "languages", "backup"));
        }
    }

    @Test
    void doesNotGoLiveWhereAutomationIsProhibited() throws Exception {
        Path file = directory.resolve("profile.yaml");
        try (var yaml = SiteProfile.class.getResourceAsStream("/dev/homeostat/profile/practice.yaml")) {
            String prohibited =
                    new String(yaml.readAllBytes(), StandardCharsets.UTF_8).replace("permitted", "prohibited");
            Files.writeString(file, prohibited);
        }

        assertThatThrownBy(() -> account(new PGSimpleDataSource(), SiteProfile.load(file), EngineWatcher.NONE))
                .hasMessageContaining("does not permit automation");
    }

    private EmbeddedAccount account(TestDatabase database, SiteProfile profile, EngineWatcher watcher) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(database.jdbcUrl());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        return account(dataSource, profile, watcher);
    }

    private EmbeddedAccount account(DataSource dataSource, SiteProfile profile, EngineWatcher watcher) {
        return new EmbeddedAccount(
                SETTINGS,
                dataSource,
                profile,
                new Credentials("practice", "practice"),
                directory,
                new ProductFacts(),
                watcher);
    }
}
