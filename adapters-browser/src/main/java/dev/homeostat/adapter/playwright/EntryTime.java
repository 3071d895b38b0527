package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.publishing.SiteDelays;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/**
 * Reads when an entry was published. An age is taken to be as exact as its unit; where that is coarser than the clocks
 * may be apart, it still shows that an entry is older than all that is looked for, but serves for nothing else.
 */
final class EntryTime {

    private final RelativeTimes relative;
    private final SiteDelays delays;
    private final Instant since;
    private final InstantSource clock;

    /**
     * For one read of a timeline.
     *
     * @param since entries before it are not looked for
     * @param clock tells when an age was read
     */
    EntryTime(SiteProfile profile, Instant since, InstantSource clock) {
        this.relative = profile.timeline().time().relative();
        this.delays = profile.delays();
        this.since = since;
        this.clock = clock;
    }

    Instant read(String text, String which) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeException e) {
            return relative.read(text)
                    .map(age -> instant(age, text, which))
                    .orElseThrow(() -> SiteTrouble.site("%s has the time '%s'".formatted(which, Messages.line(text))));
        }
    }

    private Instant instant(RelativeTimes.Age age, String text, String which) {
        Instant nominal = clock.instant().minus(age.nominal());
        boolean exactEnough = age.margin().compareTo(delays.clockTolerance()) <= 0;
        if (exactEnough || nominal.plus(age.margin()).isBefore(since)) {
            return nominal;
        }
        throw SiteTrouble.site("%s has the time '%s', which says less than is looked for (delays.clockTolerance is %s)"
                .formatted(which, Messages.line(text), delays.clockTolerance()));
    }
}
