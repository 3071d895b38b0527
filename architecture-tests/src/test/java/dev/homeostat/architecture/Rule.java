package dev.homeostat.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;

/** An architecture rule over whatever stands below a root package, so that real code and samples meet the same rule. */
@FunctionalInterface
interface Rule {
    ArchRule below(String root);

    /**
     * Checks the real code, then proves that the rule can fail: in the sample it must blame the culprits, each of them
     * and nobody else.
     */
    default void holdsAndCatches(Class<?>... culprits) {
        below(Code.REAL.root()).check(Code.REAL.classes());
        catches(culprits);
    }

    /** Proves that the rule blames the culprits in their sample, each of them and nobody else. */
    default void catches(Class<?>... culprits) {
        Code sample = Code.sampleOf(culprits[0]);
        List<String> blame = below(sample.root())
                .evaluate(sample.classes())
                .getFailureReport()
                .getDetails();
        for (Class<?> culprit : culprits) {
            assertThat(blame).as("the rule must catch %s", culprit).anyMatch(line -> line.contains(culprit.getName()));
        }
        assertThat(blame).as("the rule must catch nobody else").allMatch(line -> Arrays.stream(culprits)
                .anyMatch(culprit -> line.contains(culprit.getName())));
    }
}
