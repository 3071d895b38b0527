package dev.homeostat.bootstrap.chaos;

import java.util.List;
import java.util.Map;

/** What came of a run: for people, for scripts, and whether what is promised was kept. */
public interface ChaosResult {

    /** The report for people, the figures in one line last. */
    List<String> text();

    /** The same as one document of plain values. */
    Map<String, Object> document();

    /** Whether all is well. */
    boolean isClean();
}
