package dev.homeostat.adapter.playwright;

import dev.homeostat.simulation.site.PracticeSite;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** One browser for all tests of a class, and a practice site for each of them. */
abstract class PracticeSiteTest {

    static final String BROWSER = "practice";
    static final Credentials RIGHT = new Credentials("practice", "practice");

    private static BrowserWorker worker;

    private PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults());

    @BeforeAll
    static void makeWorker() {
        worker = TestBrowsers.worker(BROWSER);
    }

    @AfterAll
    static void closeWorker() {
        worker.close();
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    static BrowserWorker worker() {
        return worker;
    }

    static PlaywrightSite site(SiteProfile profile) {
        return new PlaywrightSite(profile, RIGHT, worker);
    }

    PracticeSite site() {
        return site;
    }

    /** Puts a site with these options in the place of the one that runs. */
    void restart(PracticeSiteOptions options) {
        site.close();
        site = PracticeSite.start(options);
    }

    SiteProfile profile() {
        return SiteProfile.practice(site.url());
    }
}
