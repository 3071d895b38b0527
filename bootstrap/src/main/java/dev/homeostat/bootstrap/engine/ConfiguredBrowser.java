package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.playwright.BrowserSource;
import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.adapter.playwright.RemoteBrowser;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.bootstrap.chromium.Chromium;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.Secret;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.browserlease.PoolLimits;
import dev.homeostat.domain.control.Mode;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Which browsers are used, and how many. */
public final class ConfiguredBrowser {

    private static final String ENDPOINT = "browser.endpoint";

    private ConfiguredBrowser() {}

    /**
     * Where they come from.
     *
     * @throws StartupProblem when there is no program, or the address of a remote one is wrong
     * @throws dev.homeostat.adapter.playwright.InvalidProfile when a remote one has to know the site, and the profile is wrong
     */
    public static BrowserSource source(LoadedConfig config) {
        return source(config, () -> AccountSite.profile(config));
    }

    /** The same, for a site with this profile. */
    public static BrowserSource source(LoadedConfig config, Supplier<SiteProfile> site) {
        Optional<Secret> endpoint = config.secret(ENDPOINT);
        if (endpoint.isPresent() && config.values().browser().chromium().isPresent()) {
            throw new StartupProblem(
                    "browser.chromium and %s are both set".formatted(ENDPOINT),
                    "remove one of them (HOMEOSTAT_CHROMIUM sets browser.chromium too)");
        }
        HomeostatConfig.Browser browser = config.values().browser();
        if (endpoint.isPresent()
                && browser.protocol() == RemoteBrowser.Protocol.CDP
                && config.values().account().mode() == Mode.LIVE) {
            throw new StartupProblem(
                    "%s cannot be used with browser.protocol cdp and account.mode live: such a browser could send a post twice"
                                    .formatted(ENDPOINT)
                            + " when the connection to it breaks",
                    "run a Playwright server there and set browser.protocol to playwright, use a Chromium of this machine, or"
                            + " set account.mode to dry-run or shadow");
        }
        return endpoint.<BrowserSource>map(address -> remote(address, browser.protocol(), site))
                .orElseGet(() -> ChromiumLocator.at(Chromium.find(
                        browser.chromium(),
                        Optional.ofNullable(System.getenv("PATH")).orElse(""))));
    }

    private static RemoteBrowser remote(Secret address, RemoteBrowser.Protocol protocol, Supplier<SiteProfile> site) {
        Set<String> hosts =
                protocol == RemoteBrowser.Protocol.PLAYWRIGHT ? site.get().hosts() : Set.of();
        try {
            return new RemoteBrowser(uri(address), protocol, hosts);
        } catch (IllegalArgumentException e) {
            throw new StartupProblem(
                    "%s: %s".formatted(ENDPOINT, e.getMessage()), "correct it, or use a Chromium of this machine");
        }
    }

    private static URI uri(Secret address) {
        try {
            return URI.create(address.reveal().strip());
        } catch (IllegalArgumentException wrong) {
            // What is wrong with it quotes it, and it may hold a token.
            throw new IllegalArgumentException("this is no address; one is like wss://host:port/path");
        }
    }

    /** How many there may be. What runs elsewhere takes memory that cannot be measured from here, so they stay as many. */
    static PoolLimits limits(LoadedConfig config, BrowserSource source) {
        HomeostatConfig.Browser browser = config.values().browser();
        int extra = source instanceof RemoteBrowser ? 0 : browser.extraWorkers();
        return new PoolLimits(browser.workers(), browser.workers() + extra);
    }
}
