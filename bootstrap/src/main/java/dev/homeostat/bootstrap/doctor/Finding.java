package dev.homeostat.bootstrap.doctor;

import dev.homeostat.bootstrap.startup.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * What came of a check.
 *
 * @param check names what was checked, in one or two words
 * @param text what was found, in one line
 * @param fix what to do, empty where nothing is to be done
 */
public record Finding(String check, Verdict verdict, String text, Optional<String> fix) {

    /** How it is. */
    public enum Verdict {
        OK,
        /** The program runs all the same, but somebody should know. */
        WARNING,
        /** It does not run, or not as it should. */
        PROBLEM,
        /** Could not be checked, for the reason that the text gives. */
        SKIPPED;

        /** The word by which it is told. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String check, String text) {
        return new Finding(check, Verdict.OK, text, Optional.empty());
    }

    static Finding warning(String check, String text, String fix) {
        return new Finding(check, Verdict.WARNING, text, Optional.of(fix));
    }

    static Finding problem(String check, String text, String fix) {
        return new Finding(check, Verdict.PROBLEM, text, Optional.of(fix));
    }

    static Finding problem(String check, Problem problem) {
        return problem(check, problem.what(), problem.fix());
    }

    static Finding skipped(String check, String why) {
        return new Finding(check, Verdict.SKIPPED, why, Optional.empty());
    }
}
