package dev.homeostat.bootstrap.chaos;

import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of a run of kills. */
public final class ChaosReport implements TrialResult {

    private final KillTable kills;
    private final Settled settled;
    private final Commits commits;
    private final Findings findings;
    private final Beyond beyond;
    private final Ending ending;

    /** What became of the commits that were under way at a kill. */
    record Commits(int took, int tookNot) {}

    /**
     * What came of faults beyond the bounds of the site's profile.
     *
     * @param injected how many there were
     */
    record Beyond(int injected, Findings findings) {}

    /**
     * How the run ended.
     *
     * @param leftOver processes that outlived it
     * @param visits how often a person had to come
     */
    record Ending(int leftOver, int visits, AuditCheck audit, Duration took) {}

    ChaosReport(KillTable kills, Settled settled, Commits commits, Findings findings, Beyond beyond, Ending ending) {
        this.kills = kills;
        this.settled = settled;
        this.commits = commits;
        this.findings = findings;
        this.beyond = beyond;
        this.ending = ending;
    }

    public int kills() {
        return kills.kills();
    }

    /** How often a person had to come. */
    public int visits() {
        return ending.visits();
    }

    /** Browsers and engines that outlived the run. */
    public int leftOver() {
        return ending.leftOver();
    }

    /** Faults beyond the bounds of the site's profile. */
    public int beyondBounds() {
        return beyond.injected();
    }

    /** Cells of the table that stayed empty though there were kills enough to fill them. */
    public List<String> emptyCells() {
        return kills() >= KillPlan.COMPLETE ? kills.emptyCells() : List.of();
    }

    /** Whether all is well within the bounds of the site's profile. */
    @Override
    public boolean isClean() {
        return findings.isEmpty()
                && leftOver() == 0
                && ending.audit().isWhole()
                && emptyCells().isEmpty();
    }

    /** The figures in one line. */
    public String summary() {
        return "kills: %d, %s, for a person: %d, settled without a person: %s, visits: %d, beyond bounds: %d, audit: %s, seconds: %d"
                .formatted(
                        kills(),
                        findings.summary(),
                        settled.forPerson(),
                        settled.share(),
                        visits(),
                        beyond.findings().found().size(),
                        ending.audit().word(),
                        ending.took().toSeconds());
    }

    @Override
    public List<String> lines() {
        List<String> text = new ArrayList<>(kills.lines());
        text.add("");
        text.add(
                "posts: %d with %d items; settled by reconciliation: %d, without a person: %d (%s), in a person's hands: %d"
                        .formatted(
                                settled.posts(),
                                settled.items(),
                                settled.reconciled(),
                                settled.alone(),
                                settled.share(),
                                settled.forPerson()));
        text.add("from the first intent until it stood there: " + settled.times());
        text.add("commits cut: %d, of which took effect: %d"
                .formatted(commits.took() + commits.tookNot(), commits.took()));
        text.add("visits of a person because the account was stopped: %d".formatted(visits()));
        text.add("audit chain: %s (%s)"
                .formatted(ending.audit().word(), ending.audit().detail()));
        text.add("processes left over: %d".formatted(leftOver()));
        emptyCells().forEach(cell -> text.add("empty cell: " + cell));
        if (beyondBounds() > 0) {
            text.add("beyond the bounds of the site's profile, where nothing is promised: %d faults, %s"
                    .formatted(beyondBounds(), beyond.findings().summary()));
            beyond.findings().lines().forEach(line -> text.add("beyond bounds: " + line));
        }
        text.addAll(findings.lines());
        text.add(summary());
        return text;
    }

    @Override
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kills", kills());
        document.putAll(findings.document());
        document.put("table", kills.document());
        document.put("emptyCells", emptyCells());
        document.put("posts", settled.posts());
        document.put("items", settled.items());
        document.put("settledByReconciliation", settled.reconciled());
        document.put("settledWithoutPerson", settled.alone());
        document.put("forPerson", settled.forPerson());
        document.put("medianSeconds", settled.times().median().toMillis() / 1000.0);
        document.put("longestSeconds", settled.times().longest().toMillis() / 1000.0);
        document.put("visits", visits());
        document.put("commitsCut", commits.took() + commits.tookNot());
        document.put("commitsTookEffect", commits.took());
        document.put("auditWhole", ending.audit().isWhole());
        document.put("processesLeftOver", leftOver());
        document.put("seconds", ending.took().toSeconds());
        Map<String, Object> outside = new LinkedHashMap<>();
        outside.put("faults", beyondBounds());
        outside.putAll(beyond.findings().document());
        document.put("beyondBounds", outside);
        return document;
    }
}
