package dev.homeostat.bootstrap.chaos;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of a run. */
public final class ChaosReport {

    private final KillTable kills;
    private final Settled settled;
    private final Commits commits;
    private final List<Finding> findings;
    private final List<String> lines;
    private final int leftOver;

    /** How posts came to their end. */
    record Settled(int posts, int items, int reconciled, int forPerson) {}

    /** What became of the commits that were under way at a kill. */
    record Commits(int took, int tookNot) {}

    /**
     * A report.
     *
     * @param lines a line for each finding, with the history of its post
     * @param leftOver processes that outlived the run
     */
    ChaosReport(
            KillTable kills,
            Settled settled,
            Commits commits,
            List<Finding> findings,
            List<String> lines,
            int leftOver) {
        this.kills = kills;
        this.settled = settled;
        this.commits = commits;
        this.findings = List.copyOf(findings);
        this.lines = List.copyOf(lines);
        this.leftOver = leftOver;
    }

    public int kills() {
        return kills.kills();
    }

    /** Items that stand on the site more often than they were queued. */
    public int duplicates() {
        return count(Finding.Kind.DUPLICATE);
    }

    /** Items that do not stand on the site. */
    public int lost() {
        return count(Finding.Kind.LOST);
    }

    /** Items of which the database does not have the site's id. */
    public int wrongIds() {
        return count(Finding.Kind.WRONG_ID);
    }

    /** Browsers and engines that outlived the run. */
    public int leftOver() {
        return leftOver;
    }

    /** Cells of the table that stayed empty though there were kills enough to fill them. */
    public List<String> emptyCells() {
        return kills() >= KillPlan.COMPLETE ? kills.emptyCells() : List.of();
    }

    /** Whether all is well. */
    public boolean isClean() {
        return findings.isEmpty() && leftOver == 0 && emptyCells().isEmpty();
    }

    /** The figures in one line. */
    public String summary() {
        return "kills: %d, duplicates: %d, lost: %d, wrong ids: %d"
                .formatted(kills(), duplicates(), lost(), wrongIds());
    }

    /** The report for people, the figures last. */
    public List<String> text() {
        List<String> text = new ArrayList<>(kills.lines());
        text.add("");
        text.add("posts: %d with %d items, settled by reconciliation: %d, in a person's hands: %d"
                .formatted(settled.posts(), settled.items(), settled.reconciled(), settled.forPerson()));
        text.add("commits cut: %d, of which took effect: %d"
                .formatted(commits.took() + commits.tookNot(), commits.took()));
        text.add("processes left over: %d".formatted(leftOver));
        emptyCells().forEach(cell -> text.add("empty cell: " + cell));
        text.addAll(lines);
        text.add(summary());
        return text;
    }

    /** The same as one document of plain values. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kills", kills());
        document.put("duplicates", duplicates());
        document.put("lost", lost());
        document.put("wrongIds", wrongIds());
        document.put("table", kills.document());
        document.put("emptyCells", emptyCells());
        document.put("posts", settled.posts());
        document.put("items", settled.items());
        document.put("settledByReconciliation", settled.reconciled());
        document.put("forPerson", settled.forPerson());
        document.put("commitsCut", commits.took() + commits.tookNot());
        document.put("commitsTookEffect", commits.took());
        document.put("processesLeftOver", leftOver);
        document.put("findings", lines);
        return document;
    }

    private int count(Finding.Kind kind) {
        return Math.toIntExact(
                findings.stream().filter(finding -> finding.kind() == kind).count());
    }
}
