package dev.homeostat.application;

import dev.homeostat.application.engagement.port.EngagementLedger;
import dev.homeostat.application.publishing.port.PublishingDesk;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.alert.EpisodeState;
import dev.homeostat.domain.control.Controls;
import dev.homeostat.domain.job.JobRun;
import dev.homeostat.domain.learning.Model;
import dev.homeostat.domain.post.PostStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an account stands.
 *
 * @param at account time
 * @param tenure who runs it, empty when nobody does
 * @param nextDue account time at which the next queued post is due
 * @param unsettled posts whose outcome or id is not known and is being looked for
 * @param forPerson posts that only a person can settle
 * @param trouble what is the matter for now, with this account or the whole host, in the order of its beginning
 * @param pace how fast it may post now, and what its posts have taken of that
 * @param reading how reading posts back went over the latest day of account time
 * @param coverage how far posts were read back
 * @param model what was learned last, empty before anything was
 * @param latestRuns newest first
 */
public record Overview(
        Instant at,
        Controls controls,
        Optional<Tenure> tenure,
        Map<PostStatus, Integer> posts,
        Optional<Instant> nextDue,
        int unsettled,
        int forPerson,
        List<EpisodeState> trouble,
        PublishingDesk.Pace pace,
        EngagementLedger.Success reading,
        EngagementLedger.Coverage coverage,
        Optional<Model> model,
        List<JobRun> latestRuns) {}
