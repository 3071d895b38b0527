package com.example.host;

import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.adapter.playwright.Credentials;
import dev.homeostat.adapter.playwright.PlaywrightSite;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.postgres.PostgresStore;
import dev.homeostat.adapter.template.TemplateContentWriter;
import dev.homeostat.application.EngineSettings;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.SitePorts;
import dev.homeostat.application.content.ContentPorts;
import dev.homeostat.application.content.port.FactSource;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.control.Mode;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** One account, run inside this service on the service's own database. Thread-safe. */
public final class EmbeddedAccount implements AutoCloseable {

    private final PostgresStore store;
    private final BrowserWorker browser;
    private final Homeostat homeostat;
    private final AtomicBoolean closing = new AtomicBoolean();

    /**
     * Brings the schema {@code homeostat} of the database up to date; nothing runs yet.
     *
     * @param profile how the site is operated, from {@link SiteProfile#load}
     * @param directory for the browser's files, kept between runs
     * @param facts what the account posts by itself is written from
     */
    public EmbeddedAccount(
            EngineSettings settings,
            DataSource hostDataSource,
            SiteProfile profile,
            Credentials credentials,
            Path directory,
            FactSource facts,
            EngineWatcher watcher) {
        refuseWithoutPermission(settings, profile);
        // [embedding]
        this.store = PostgresStore.open(hostDataSource, false); // keeps to its own schema
        BrowserWorker.reapLeftovers(directory); // browsers of a process that was killed
        this.browser = new BrowserWorker("posting", directory, ChromiumLocator.ofSystem());
        PlaywrightSite site = new PlaywrightSite(profile, credentials, browser);
        EngineId engine = new EngineId(UUID.randomUUID().toString());
        this.homeostat = Homeostat.builder()
                .settings(settings)
                .engine(engine)
                .store(store.ports())
                .site(new SitePorts(
                        site.publisher(),
                        site.timelineReader(),
                        site.engagementReader(),
                        site.probe(),
                        site.remover(),
                        Optional.of(site.inspector()),
                        profile.delays(),
                        profile.lengthRule()))
                .content( // without this it posts what is queued, and nothing of its own
                        new ContentPorts(facts, new TemplateContentWriter(profile.lengthRule())),
                        PlanSettings.usual().withPostsPerDay(3),
                        new SecureRandom())
                .scheduler(store.newJobScheduler(engine))
                .clock(new HostClock())
                .ids(UUID::randomUUID)
                .stopSignal(() -> closing.get() ? Optional.of("the service is ending") : Optional.empty())
                .watcher(watcher)
                .build();
        // [/embedding]
    }

    /** The program checks this by its configuration; who embeds the library has to do it. */
    private static void refuseWithoutPermission(EngineSettings settings, SiteProfile profile) {
        if (settings.mode() == Mode.LIVE && profile.automation() == SiteProfile.Automation.PROHIBITED) {
            throw new IllegalArgumentException(
                    "the site '%s' does not permit automation: %s".formatted(profile.name(), profile.automationNote()));
        }
    }

    /** From now on plans and publishes, settles what is in doubt, reads back and learns. */
    public void start() {
        homeostat.start();
    }

    /** The account: queue posts, ask how it stands, explain a post. */
    public Homeostat homeostat() {
        return homeostat;
    }

    /** Lets an attempt whose click is out end and begins no other. The data source stays open. */
    @Override
    public void close() {
        closing.set(true);
        homeostat.close();
        browser.close();
        store.close();
    }
}
