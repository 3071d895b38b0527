package dev.homeostat.bootstrap.engine;

import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.application.Homeostat;
import dev.homeostat.application.StorePorts;
import dev.homeostat.bootstrap.config.LoadedConfig;
import java.util.UUID;

/** The configured account as commands see it that ask and order but do not run it. */
public final class AccountDesk implements AutoCloseable {

    private final AccountStore accountStore;
    private final SiteProfile profile;
    private final Homeostat homeostat;

    private AccountDesk(LoadedConfig config, SiteProfile profile, AccountStore accountStore) {
        this.accountStore = accountStore;
        this.profile = profile;
        this.homeostat = Homeostat.builder()
                .settings(ConfiguredSettings.of(config))
                .store(accountStore.store().ports())
                .lengthRule(profile.lengthRule())
                .clock(new SystemClock())
                .ids(UUID::randomUUID)
                .build();
    }

    /**
     * Opens the account's store.
     *
     * @throws dev.homeostat.bootstrap.startup.StartupProblem when that cannot be done
     */
    public static AccountDesk open(LoadedConfig config) {
        SiteProfile profile = AccountSite.profile(config);
        return new AccountDesk(config, profile, AccountStore.open(config));
    }

    public Homeostat homeostat() {
        return homeostat;
    }

    public StorePorts ports() {
        return accountStore.store().ports();
    }

    public SiteProfile profile() {
        return profile;
    }

    @Override
    public void close() {
        accountStore.close();
    }
}
