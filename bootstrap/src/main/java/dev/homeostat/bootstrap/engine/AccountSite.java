package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.bootstrap.config.AccountConfig;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.control.Mode;
import java.nio.file.Path;

/** The profile of the configured account's site. */
public final class AccountSite {

    private AccountSite() {}

    /**
     * Loads the profile.
     *
     * @throws dev.homeostat.adapter.playwright.InvalidProfile with everything that is wrong in it
     */
    public static SiteProfile profile(LoadedConfig config) {
        HomeostatConfig.Site site = config.values().site();
        SiteProfile profile = named(site.profile());
        return site.baseUrl().map(profile::withBaseUrl).orElse(profile);
    }

    /**
     * The profile of that name, if it comes with the program, or else in that file.
     *
     * @throws dev.homeostat.adapter.playwright.InvalidProfile with everything that is wrong in it
     */
    public static SiteProfile named(String nameOrFile) {
        return SiteProfile.builtIns().contains(nameOrFile)
                ? SiteProfile.builtIn(nameOrFile)
                : SiteProfile.load(Path.of(nameOrFile));
    }

    /**
     * Refuses to go live on a site that does not permit automation, unless a written permission is on record.
     *
     * @throws StartupProblem when the account must not go live there
     */
    public static void requirePermission(SiteProfile profile, LoadedConfig config) {
        AccountConfig account = config.values().account();
        boolean prohibited = profile.automation() == SiteProfile.Automation.PROHIBITED;
        if (account.mode() == Mode.LIVE
                && prohibited
                && account.permissionReference().isEmpty()) {
            throw new StartupProblem(
                    "the site '%s' does not permit browser automation, so the account must not go live there"
                            .formatted(profile.name()),
                    "set account.mode to dry-run, or record the site's written permission in account.permission-reference");
        }
    }
}
