package dev.homeostat.bootstrap.engine;

import dev.homeostat.application.NoticePorts;
import dev.homeostat.bootstrap.config.LoadedConfig;
import java.security.SecureRandom;

/** Through what the operator of the configured account is told. */
final class AccountNotices {

    private AccountNotices() {}

    static NoticePorts of(LoadedConfig config, SecureRandom random) {
        return NoticePorts.NONE;
    }
}
