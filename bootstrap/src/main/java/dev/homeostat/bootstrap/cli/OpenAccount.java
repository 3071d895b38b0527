package dev.homeostat.bootstrap.cli;

import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.engine.AccountDesk;
import dev.homeostat.domain.account.AccountId;

/** The configured account while a command is at work on it. */
record OpenAccount(LoadedConfig config, AccountDesk desk, Output output) {

    AccountId id() {
        return new AccountId(config.values().account().id().orElseThrow());
    }
}
