package dev.homeostat.bootstrap.publishbench;

import dev.homeostat.adapter.playwright.BrowserPool;
import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.adapter.playwright.Credentials;
import dev.homeostat.adapter.playwright.PlaywrightSite;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.adapter.playwright.pool.PoolListener;
import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.bootstrap.engine.EngineMemory;
import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.post.SitePostId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A way to use browsers. */
sealed interface Way extends AutoCloseable {

    Credentials WHO = new Credentials("practice", "practice");

    String word();

    PlaywrightSite site();

    PostPublisher publisher();

    /** How many posts a reader is given at once. */
    int batch();

    /**
     * Reads how these did.
     *
     * @param reader which of the readers it is, from 0
     * @return how many of them could be read
     */
    int read(int reader, List<SitePostId> posts);

    @Override
    void close();

    /** As the engine does: a pool, one login, a context that lives long, a batch of posts in one tab. */
    record Reused(BrowserPool pool, PlaywrightSite site) implements Way {

        private static final int BATCH = 20;

        static Reused of(SiteProfile profile, PublishBenchOptions options, Path directory) {
            BrowserPool pool = new BrowserPool(
                    new PoolLimits(options.contexts(), options.contexts()),
                    directory,
                    ChromiumLocator.at(options.chromium()),
                    SessionVault.NONE,
                    EngineMemory.unlimited(),
                    PoolListener.NONE);
            return new Reused(pool, new PlaywrightSite(profile, WHO, pool));
        }

        @Override
        public String word() {
            return "reused";
        }

        @Override
        public PostPublisher publisher() {
            return site.publisher();
        }

        @Override
        public int batch() {
            return BATCH;
        }

        @Override
        public int read(int reader, List<SitePostId> posts) {
            return Reading.readable(site.engagementReader().read(posts));
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /** The baseline: every operation begins in a context that knows nothing, loads everything and logs in. */
    record Fresh(List<BrowserWorker> workers, List<PlaywrightSite> sites) implements Way {

        static Fresh of(SiteProfile profile, PublishBenchOptions options, Path directory) {
            List<BrowserWorker> workers = new ArrayList<>();
            for (int number = 1; number <= options.contexts(); number++) {
                workers.add(new BrowserWorker("fresh-" + number, directory, ChromiumLocator.at(options.chromium())));
            }
            return new Fresh(
                    workers,
                    workers.stream()
                            .map(worker -> new PlaywrightSite(profile, WHO, worker))
                            .toList());
        }

        @Override
        public String word() {
            return "fresh";
        }

        @Override
        public PlaywrightSite site() {
            return sites.getFirst();
        }

        @Override
        public PostPublisher publisher() {
            return (claim, gate) -> {
                workers.getFirst().forgetLogin();
                return sites.getFirst().publisher().publish(claim, gate);
            };
        }

        @Override
        public int batch() {
            return 1;
        }

        @Override
        public int read(int reader, List<SitePostId> posts) {
            workers.get(reader).forgetLogin();
            return Reading.readable(sites.get(reader).engagementReader().read(posts));
        }

        @Override
        public void close() {
            workers.forEach(BrowserWorker::close);
        }
    }
}
