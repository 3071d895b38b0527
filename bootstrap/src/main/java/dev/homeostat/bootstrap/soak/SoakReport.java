package dev.homeostat.bootstrap.soak;

import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * What came of a soak.
 *
 * @param outcomes how often each, by what was done and what came of it
 * @param harms how often each was done
 * @param longest operation
 * @param thrown operations that ended by an exception instead of an answer
 * @param started browsers, the first three with them
 * @param doubled texts that stand on the site more than once
 * @param mistold posts of which what was told is not true
 * @param left what the closed pool left behind
 * @param memory MiB of the whole process tree
 * @param heap MiB of the JVM's objects, after a collection
 */
public record SoakReport(
        int operations,
        SortedMap<String, Integer> outcomes,
        Map<Harm, Integer> harms,
        Duration longest,
        int thrown,
        int started,
        int doubled,
        int mistold,
        Rest rest,
        Belongings left,
        Trend memory,
        Trend heap,
        Duration took)
        implements TrialResult {

    /**
     * The longest that an operation of this profile may take is 32 s, with its picture; a browser that hangs is ended within
     * 15 s after that.
     */
    static final Duration LONGEST = Duration.ofSeconds(47);

    /**
     * How the pool stood once nobody used it.
     *
     * @param leases that were held or waited for
     * @param away browsers that were being started or replaced
     * @param working browsers that showed a page
     * @param timeline what came of a read
     */
    record Rest(int leases, int away, int working, String timeline) {
        boolean isWell() {
            return leases == 0 && away == 0 && working == BrowserSoak.BROWSERS && timeline.equals(Chores.DONE);
        }
    }

    @Override
    public boolean isClean() {
        return isHarmed()
                && thrown == 0
                && doubled == 0
                && mistold == 0
                && rest.isWell()
                && left.isNothing()
                && longest.compareTo(LONGEST) <= 0;
    }

    /** Now and then there is nothing to do harm to. */
    private boolean isHarmed() {
        return 2 * done() >= operations / BrowserSoak.EVERY;
    }

    private int done() {
        return harms.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** For people; the last line is for scripts. */
    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        outcomes.forEach((what, count) -> lines.add("%-28s %6d".formatted(what, count)));
        lines.add("");
        harms.forEach((harm, count) -> lines.add("%-28s %6d".formatted(harm.word(), count)));
        lines.add("");
        lines.add("browsers started: %d, working in the end: %d, %d s in all"
                .formatted(started, rest.working(), took.toSeconds()));
        lines.add(String.format(
                Locale.ROOT,
                "memory of all processes: %.0f MiB first, %.0f MiB last, %+.1f MiB in 1,000 operations",
                memory.mean(false),
                memory.mean(true),
                memory.perThousand()));
        lines.add(String.format(
                Locale.ROOT,
                "objects of the JVM: %.1f MiB first, %.1f MiB last, %+.2f MiB in 1,000 operations",
                heap.mean(false),
                heap.mean(true),
                heap.perThousand()));
        lines.add(String.format(
                Locale.ROOT,
                "operations: %d, harms: %d, longest s: %.1f, thrown: %d, doubled: %d, mistold: %d, left: leases %d,"
                        + " processes %d, threads %d, files %d, sockets %d, %s",
                operations,
                done(),
                longest.toMillis() / 1e3,
                thrown,
                doubled,
                mistold,
                rest.leases(),
                left.processes(),
                left.threads(),
                left.files(),
                left.sockets(),
                isClean() ? "clean" : "NOT CLEAN"));
        return lines;
    }

    /** Made of maps, lists, texts, numbers and booleans. */
    @Override
    public Map<String, Object> document() {
        Map<String, Object> byHarm = new LinkedHashMap<>();
        harms.forEach((harm, count) -> byHarm.put(harm.word(), count));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("operations", operations);
        document.put("outcomes", outcomes);
        document.put("harms", byHarm);
        document.put("longestSeconds", longest.toMillis() / 1e3);
        document.put("thrown", thrown);
        document.put("browsersStarted", started);
        document.put("doubled", doubled);
        document.put("mistold", mistold);
        document.put("leases", rest.leases());
        document.put("browsersWorking", rest.working());
        document.put("left", left.document());
        document.put("memoryMebibytesPerThousand", memory.perThousand());
        document.put("heapMebibytesPerThousand", heap.perThousand());
        document.put("seconds", took.toMillis() / 1e3);
        document.put("clean", isClean());
        return document;
    }
}
