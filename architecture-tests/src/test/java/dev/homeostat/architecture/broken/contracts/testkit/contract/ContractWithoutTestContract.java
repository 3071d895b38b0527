package dev.homeostat.architecture.broken.contracts.testkit.contract;

import dev.homeostat.architecture.broken.contracts.application.post.port.ContractWithoutTest;

/** Tests nothing. */
public interface ContractWithoutTestContract {
    ContractWithoutTest port();
}
