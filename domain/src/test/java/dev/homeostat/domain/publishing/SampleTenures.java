package dev.homeostat.domain.publishing;

import static dev.homeostat.domain.post.SamplePosts.INTENT;

import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.control.Hold;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.post.SamplePosts;
import java.util.Optional;

/** A tenure that holds at {@link SamplePosts#INTENT}, those that do not, and what a person may say. */
final class SampleTenures {
    static final Tenure HELD = new Tenure(
            SamplePosts.ACCOUNT,
            new EngineId("engine-1"),
            new Epoch(1),
            INTENT.minusSeconds(60),
            INTENT.plusSeconds(300));
    static final Tenure TAKEN_OVER =
            new Tenure(SamplePosts.ACCOUNT, new EngineId("engine-2"), new Epoch(9), INTENT, INTENT.plusSeconds(300));

    static final Controls LIVE = new Controls(Mode.LIVE, Optional.empty(), Optional.empty(), Optional.empty());
    static final Controls KILLED = new Controls(
            Mode.LIVE, Optional.of(new Hold("ann", "wrong link", INTENT)), Optional.empty(), Optional.empty());
    static final Controls PAUSED = new Controls(
            Mode.LIVE, Optional.empty(), Optional.empty(), Optional.of(new Hold("bob", "holiday", INTENT)));

    private SampleTenures() {}
}
