package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.playwright.InvalidProfile;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.startup.Problem;
import dev.homeostat.bootstrap.startup.StartupProblem;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration beyond its single values, as far as that shows without opening anything. */
public final class Preflight {

    private Preflight() {}

    /**
     * Checks what an engine needs.
     *
     * @throws StartupProblem with everything that is wrong
     */
    public static void check(LoadedConfig config) {
        List<Problem> problems = problems(config);
        if (!problems.isEmpty()) {
            throw new StartupProblem(problems);
        }
    }

    /** Everything that is wrong. */
    public static List<Problem> problems(LoadedConfig config) {
        List<Problem> problems = new ArrayList<>();
        collect(problems, () -> {
            SiteProfile profile = AccountSite.profile(config);
            collect(problems, () -> AccountSite.requirePermission(profile, config));
            collect(problems, () -> AccountSite.requireSession(profile, config));
        });
        collect(problems, () -> ConfiguredBrowser.source(config));
        collect(problems, () -> ConfiguredSettings.of(config));
        collect(problems, () -> new AccountNotices(config, new SecureRandom(), notifier -> notifier).close());
        collect(problems, () -> AccountContent.check(config));
        // A profile that is wrong is found by whoever has to know the site.
        return problems.stream().distinct().toList();
    }

    private static void collect(List<Problem> problems, Runnable check) {
        try {
            check.run();
        } catch (StartupProblem e) {
            problems.addAll(e.problems());
        } catch (InvalidProfile e) {
            e.places()
                    .forEach(place ->
                            problems.add(new Problem("site.profile: " + place.located(), "correct the profile")));
        }
    }
}
