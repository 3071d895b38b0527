package dev.homeostat.simulation.site;

import java.time.Duration;

/** How long ago something was, as a German would say it: no more exact than the unit. */
final class GermanAges {

    private GermanAges() {}

    static String of(Duration age) {
        if (age.toMinutes() < 1) {
            return "gerade eben";
        }
        if (age.toHours() < 1) {
            return ago(age.toMinutes(), "einer Minute", "Minuten");
        }
        return age.toDays() < 1
                ? ago(age.toHours(), "einer Stunde", "Stunden")
                : ago(age.toDays(), "einem Tag", "Tagen");
    }

    private static String ago(long number, String one, String several) {
        return number == 1 ? "vor " + one : "vor %d %s".formatted(number, several);
    }
}
