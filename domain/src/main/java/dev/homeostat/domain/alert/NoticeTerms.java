package dev.homeostat.domain.alert;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who is told, and how much.
 *
 * @param channels names of the channels, lower-case letters, digits and '-', in the order in which they are tried
 * @param firstThatWorks whether one channel is enough, the next being tried when one fails; else each gets every notice
 * @param perHour how many notices one channel takes in an hour; what is more goes into a digest
 * @param quiet how long an episode must be over until a person is told so
 */
public record NoticeTerms(List<String> channels, boolean firstThatWorks, int perHour, Duration quiet) {

    public static final int USUAL_PER_HOUR = 12;
    public static final Duration USUAL_QUIET = Duration.ofMinutes(10);

    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    public NoticeTerms {
        channels = List.copyOf(channels);
        if (new HashSet<>(channels).size() < channels.size()) {
            throw new IllegalArgumentException("two channels have the same name: %s".formatted(channels));
        }
        for (String channel : channels) {
            if (!CHANNEL.matcher(channel).matches()) {
                throw new IllegalArgumentException("'%s' does not name a channel".formatted(channel));
            }
        }
        if (perHour < 1) {
            throw new IllegalArgumentException("a channel takes at least one notice an hour");
        }
        if (quiet.isNegative()) {
            throw new IllegalArgumentException("the quiet time must not be negative");
        }
    }

    /** Every notice to every channel, with the usual limits. */
    public static NoticeTerms toAll(List<String> channels) {
        return new NoticeTerms(channels, false, USUAL_PER_HOUR, USUAL_QUIET);
    }

    /** Where the delivery of a new notice begins on the channel at that place in the order. */
    public DeliveryStatus first(int position) {
        return firstThatWorks && position > 0 ? DeliveryStatus.STANDBY : DeliveryStatus.PENDING;
    }

    /** The channels of a digest that one channel has no room to send apart: that one, and those after it if need be. */
    public List<String> channelsOfDigest(String channel) {
        return firstThatWorks && channels.contains(channel)
                ? channels.subList(channels.indexOf(channel), channels.size())
                : List.of(channel);
    }
}
