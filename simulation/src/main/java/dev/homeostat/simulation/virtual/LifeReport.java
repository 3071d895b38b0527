package dev.homeostat.simulation.virtual;

import dev.homeostat.application.engagement.port.EngagementLedger.Coverage;

/**
 * What a life came to.
 *
 * @param promise whether every post went out once
 * @param coverage how far posts were read back
 * @param models how many models were made
 */
public record LifeReport(
        LifePlan plan, SimulationReport promise, Coverage coverage, int models, LearningScore learning) {}
