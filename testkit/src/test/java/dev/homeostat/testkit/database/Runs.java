package dev.homeostat.testkit.database;

import dev.homeostat.application.job.RunContext;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.EngineId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.job.JobName;
import dev.homeostat.domain.job.RunId;
import java.time.Instant;
import java.util.UUID;

/** A run for use cases that are told of one. */
final class Runs {

    static final AccountId ACCOUNT = new AccountId("ours");
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static final RunContext CONTEXT = new RunContext(
            new RunId(new UUID(0, 1)),
            new JobName("database_health"),
            new Tenure(ACCOUNT, new EngineId("engine"), new Epoch(1), NOW, NOW.plusSeconds(60)),
            phase -> {});

    private Runs() {}
}
