package dev.homeostat.architecture.broken.contracts.testkit.contract;

import dev.homeostat.architecture.broken.contracts.application.post.port.KeptPort;
import org.junit.jupiter.api.Test;

/** Tests another port. */
public interface ContractOfAnotherPortContract {
    KeptPort port();

    @Test
    default void countsNothingAtFirst() {
        if (port().count() != 0) {
            throw new AssertionError("not empty");
        }
    }
}
