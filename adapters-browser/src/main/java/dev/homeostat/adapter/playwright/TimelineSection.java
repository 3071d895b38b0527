package dev.homeostat.adapter.playwright;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads what a profile says about the account's own timeline. */
final class TimelineSection {

    private static final int MOST_PAGES = 1_000;

    private TimelineSection() {}

    static SiteProfile.Timeline read(ProfileSection section) {
        SiteProfile.Timeline timeline = new SiteProfile.Timeline(
                section.address("url"),
                section.selectors("shown"),
                section.selectors("entry"),
                ProfileFile.extract(section.section("id")),
                ProfileFile.extract(section.section("author")),
                ProfileFile.extract(section.section("text")),
                linesAsShown(section),
                time(section.section("time")),
                section.optionalSection("inReplyTo").map(ProfileFile::extract),
                section.optionalSelectors("truncated"),
                section.optionalSelectors("next"),
                section.number("maxPages", 1, MOST_PAGES));
        section.refuseTheRest();
        return timeline;
    }

    private static boolean linesAsShown(ProfileSection section) {
        String word = section.optionalText("lineBreaks").orElse("markup");
        if (!word.equals("markup") && !word.equals("shown")) {
            section.problem("lineBreaks", "must be markup or shown");
        }
        return word.equals("shown");
    }

    private static SiteProfile.Time time(ProfileSection section) {
        RelativeTimes relative = section.optionalSection("relative")
                .map(TimelineSection::relativeTimes)
                .orElse(RelativeTimes.NONE);
        return new SiteProfile.Time(ProfileFile.extract(section), relative);
    }

    private static RelativeTimes relativeTimes(ProfileSection section) {
        SortedMap<String, Duration> units = new TreeMap<>();
        section.keys().forEach(form -> units.put(form, section.positiveDuration(form)));
        return new RelativeTimes(units);
    }
}
