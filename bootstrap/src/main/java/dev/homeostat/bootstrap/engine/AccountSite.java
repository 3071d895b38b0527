package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.adapter.playwright.login.SessionVault;
import dev.homeostat.bootstrap.config.AccountConfig;
import dev.homeostat.bootstrap.config.HomeostatConfig;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.control.Mode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

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

    /**
     * Refuses a site that takes no login by a program, unless there is a session that a person has logged in.
     *
     * @throws StartupProblem when there is no such file
     */
    public static void requireSession(SiteProfile profile, LoadedConfig config) {
        if (profile.login().kind() != SiteProfile.Login.Kind.SESSION) {
            return;
        }
        String fix = "log in by hand, and save the browser's session into the file that account.session-file names";
        Path file = config.values()
                .account()
                .sessionFile()
                .orElseThrow(() -> new StartupProblem(
                        "the profile of '%s' says login.kind: session, and account.session-file is not set"
                                .formatted(profile.name()),
                        fix));
        if (!Files.isReadable(file)) {
            throw new StartupProblem("account.session-file: %s is not there or cannot be read".formatted(file), fix);
        }
    }

    /** The session that a person has logged in, where the site takes no login by a program. */
    public static Optional<SessionVault> importedSession(LoadedConfig config) {
        return profile(config).login().kind() == SiteProfile.Login.Kind.SESSION
                ? config.values().account().sessionFile().map(SessionVault::imported)
                : Optional.empty();
    }
}
