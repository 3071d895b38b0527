package dev.homeostat.architecture.broken.contracts.testkit.contract;

import dev.homeostat.architecture.broken.contracts.application.post.port.KeptPort;
import org.junit.jupiter.api.Test;

/** Innocent. */
public interface KeptPortContract {
    KeptPort port();

    @Test
    default void countsNothingAtFirst() {
        if (port().count() != 0) {
            throw new AssertionError("not empty");
        }
    }
}
