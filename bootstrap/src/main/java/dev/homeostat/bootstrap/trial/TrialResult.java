package dev.homeostat.bootstrap.trial;

import java.util.List;
import java.util.Map;

/** What came of a run that tries the program out: for people, for scripts, and whether what is promised was kept. */
public interface TrialResult {

    /** The report for people, the figures in one line last. */
    List<String> lines();

    /** The same as one document of plain values. */
    Map<String, Object> document();

    /** Whether all is well. */
    boolean isClean();
}
