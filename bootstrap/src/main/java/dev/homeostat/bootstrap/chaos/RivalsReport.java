package dev.homeostat.bootstrap.chaos;

import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a run of rivals.
 *
 * @param drained whether all posts were settled in the end
 * @param takeovers how often an engine took the account
 * @param fenced how often an engine that had lost it was kept from a click, or from recording an outcome
 * @param late how often an engine found the deadline over before the click
 */
record RivalsReport(
        List<Duration> pauses,
        int posts,
        boolean drained,
        int takeovers,
        int fenced,
        int late,
        int leftOver,
        Findings findings,
        AuditCheck audit,
        Duration took)
        implements TrialResult {

    RivalsReport {
        pauses = List.copyOf(pauses);
    }

    @Override
    public boolean isClean() {
        return drained && findings.isEmpty() && audit.isWhole() && leftOver == 0;
    }

    @Override
    public List<String> lines() {
        List<String> text = new ArrayList<>();
        text.add("pauses: %d, %s".formatted(pauses.size(), Durations.of(pauses)));
        text.add("the account was taken %d times".formatted(takeovers));
        text.add("kept from a click or an outcome because another had taken over: %d; too late for the click: %d"
                .formatted(fenced, late));
        text.add("all posts settled: %s".formatted(drained ? "yes" : "NO"));
        text.add("audit chain: %s (%s)".formatted(audit.word(), audit.detail()));
        text.add("processes left over: %d".formatted(leftOver));
        text.addAll(findings.lines());
        text.add("pauses: %d, %s, posts: %d, takeovers: %d, fenced: %d, late: %d, audit: %s, seconds: %d"
                .formatted(
                        pauses.size(),
                        findings.summary(),
                        posts,
                        takeovers,
                        fenced,
                        late,
                        audit.word(),
                        took.toSeconds()));
        return text;
    }

    @Override
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("pauses", pauses.size());
        document.putAll(findings.document());
        document.put("posts", posts);
        document.put("settled", drained);
        document.put("takeovers", takeovers);
        document.put("fenced", fenced);
        document.put("late", late);
        document.put("auditWhole", audit.isWhole());
        document.put("processesLeftOver", leftOver);
        document.put("seconds", took.toSeconds());
        return document;
    }
}
