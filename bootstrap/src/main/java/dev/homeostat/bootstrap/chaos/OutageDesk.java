package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishLimits;
import dev.homeostat.domain.publishing.PublishOutcome;

/** The desk of an engine whose database is to go away: those who ask it can be held up until that has happened. */
final class OutageDesk extends ForwardingDesk {

    private final Trap trap;

    OutageDesk(PublishingDesk desk, Trap trap) {
        super(desk);
        this.trap = trap;
    }

    @Override
    public Authorization authorize(Claim claim) {
        trap.at(OutageMoment.BEFORE_AUTHORIZE);
        return super.authorize(claim);
    }

    @Override
    public Settlement settle(Claim claim, PublishOutcome outcome, PublishLimits limits) {
        if (outcome instanceof PublishOutcome.Confirmed) {
            trap.at(OutageMoment.BEFORE_OUTCOME);
        }
        return super.settle(claim, outcome, limits);
    }
}
