package dev.homeostat.bootstrap.chaos;

import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of killing engines while their jobs ran.
 *
 * @param running runs that are still marked as running after all has ended
 */
record JobsReport(
        int kills, int takeovers, RunLedger ledger, int running, int leftOver, Findings findings, Duration took)
        implements TrialResult {

    @Override
    public boolean isClean() {
        return ledger.twice() == 0
                && ledger.notMadeUp() == 0
                && ledger.unexplained() == 0
                && running == 0
                && leftOver == 0
                && findings.isEmpty();
    }

    @Override
    public List<String> lines() {
        return List.of(
                "the account was taken %d times; processes left over: %d".formatted(takeovers, leftOver),
                "runs that came to an end: %d; that ended with their process: %d"
                        .formatted(ledger.runs(), ledger.dead()),
                "kills: %d, runs: %d, dead: %d, twice: %d, not made up: %d, left out: %d, running: %d, %s, seconds: %d"
                        .formatted(
                                kills,
                                ledger.runs(),
                                ledger.dead(),
                                ledger.twice(),
                                ledger.notMadeUp(),
                                ledger.unexplained(),
                                running,
                                findings.summary(),
                                took.toSeconds()));
    }

    @Override
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kills", kills);
        document.put("takeovers", takeovers);
        document.put("runs", ledger.runs());
        document.put("dead", ledger.dead());
        document.put("twice", ledger.twice());
        document.put("notMadeUp", ledger.notMadeUp());
        document.put("leftOut", ledger.unexplained());
        document.put("running", running);
        document.put("processesLeftOver", leftOver);
        document.putAll(findings.document());
        document.put("seconds", took.toSeconds());
        return document;
    }
}
