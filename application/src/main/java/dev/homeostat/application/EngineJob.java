package dev.homeostat.application;

import dev.homeostat.application.job.RunContext;
import dev.homeostat.domain.job.JobDefinition;
import dev.homeostat.domain.job.RunOutcome;
import java.util.function.Function;

/** A job of the catalogue at its cadence, bound to the use case that does its work. */
record EngineJob(JobDefinition definition, Function<RunContext, RunOutcome> body) {}
