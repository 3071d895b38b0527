package dev.homeostat.bootstrap.chaos;

import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of a run of outages. */
record OutageReport(
        List<Outage> outages,
        boolean journalFull,
        ErrorLedger.Tally errors,
        Journals journals,
        Findings findings,
        AuditCheck audit,
        Duration took)
        implements TrialResult {

    private static final String ROW = "%-18s %8s %20s %15s";

    OutageReport {
        outages = List.copyOf(outages);
    }

    /**
     * One time without the database.
     *
     * @param accepted items that the site accepted meanwhile
     * @param recovery from its return until all posts were settled
     */
    record Outage(OutageMoment moment, Duration away, int accepted, Duration recovery, boolean drained) {

        String line() {
            return "%s: away for %s s, %d accepted meanwhile, %s %s s after its return"
                    .formatted(
                            moment.word(),
                            Durations.seconds(away),
                            accepted,
                            drained ? "all settled" : "NOT settled",
                            Durations.seconds(recovery));
        }

        /** One claimed item may go out while the database is away; without a journal only if its click was out before. */
        boolean isInOrder(boolean journalFull) {
            boolean mayGoOut =
                    moment == OutageMoment.AFTER_CLICK || (moment == OutageMoment.BEFORE_AUTHORIZE && !journalFull);
            return drained && accepted <= (mayGoOut ? 1 : 0);
        }
    }

    @Override
    public boolean isClean() {
        return findings.isEmpty()
                && outages.stream().allMatch(outage -> outage.isInOrder(journalFull))
                && errors.isEven()
                && journals.left() == 0
                && audit.isWhole();
    }

    @Override
    public List<String> lines() {
        List<String> text = new ArrayList<>();
        text.add(String.format(Locale.ROOT, ROW, "moment", "away s", "accepted meanwhile", "settled after s"));
        for (Outage outage : outages) {
            text.add(String.format(
                    Locale.ROOT,
                    ROW,
                    outage.moment().word(),
                    Durations.seconds(outage.away()),
                    outage.accepted(),
                    outage.drained() ? Durations.seconds(outage.recovery()) : "never"));
        }
        text.add("");
        text.add("errors: %d recorded, %d missing, %d kept twice, %d out of order"
                .formatted(errors.recorded(), errors.missing(), errors.twice(), errors.outOfOrder()));
        text.add("journal: %d attempts with leave of this host that were recorded at once, %d entries replayed, %d left"
                .formatted(journals.offline(), journals.replayed(), journals.left()));
        text.add("audit chain: %s (%s)".formatted(audit.word(), audit.detail()));
        text.addAll(findings.lines());
        text.add(summary());
        return text;
    }

    private String summary() {
        return "outages: %d, %s, unsettled: %d, accepted meanwhile: %d, errors: %d, missing: %d, twice: %d, out of order: %d, journal left: %d, audit: %s, seconds: %d"
                .formatted(
                        outages.size(),
                        findings.summary(),
                        unsettled(),
                        accepted(),
                        errors.recorded(),
                        errors.missing(),
                        errors.twice(),
                        errors.outOfOrder(),
                        journals.left(),
                        audit.word(),
                        took.toSeconds());
    }

    private long unsettled() {
        return outages.stream().filter(outage -> !outage.drained()).count();
    }

    private int accepted() {
        return outages.stream().mapToInt(Outage::accepted).sum();
    }

    @Override
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("outages", outages.stream().map(OutageReport::document).toList());
        document.put("journalFull", journalFull);
        document.putAll(findings.document());
        document.put("unsettled", unsettled());
        document.put("errorsRecorded", errors.recorded());
        document.put("errorsMissing", errors.missing());
        document.put("errorsTwice", errors.twice());
        document.put("errorsOutOfOrder", errors.outOfOrder());
        document.put("offline", journals.offline());
        document.put("replayed", journals.replayed());
        document.put("journalLeft", journals.left());
        document.put("auditWhole", audit.isWhole());
        document.put("seconds", took.toSeconds());
        return document;
    }

    private static Map<String, Object> document(Outage outage) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("moment", outage.moment().word());
        document.put("awaySeconds", outage.away().toMillis() / 1000.0);
        document.put("accepted", outage.accepted());
        document.put("settledAfterSeconds", outage.recovery().toMillis() / 1000.0);
        document.put("settled", outage.drained());
        return document;
    }
}
