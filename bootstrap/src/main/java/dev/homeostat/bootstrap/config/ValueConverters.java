package dev.homeostat.bootstrap.config;

import dev.homeostat.domain.control.Approval;
import dev.homeostat.domain.control.Mode;
import dev.homeostat.domain.learning.Maturity;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;

/** How text becomes the types of {@link HomeostatConfig}. All throw {@link IllegalArgumentException} on bad text. */
final class ValueConverters {

    private static final int PRIORITY = 1_000;

    private ValueConverters() {}

    static SmallRyeConfigBuilder addTo(SmallRyeConfigBuilder builder) {
        for (Class<?> type : List.of(
                Approval.class,
                ByteSize.class,
                Duration.class,
                HoursOfDay.class,
                Maturity.class,
                Mode.class,
                Path.class,
                URI.class,
                ZoneId.class)) {
            add(builder, type);
        }
        return builder;
    }

    /** An absent optional is asked for as empty text. */
    private static <T> void add(SmallRyeConfigBuilder builder, Class<T> type) {
        builder.withConverter(type, PRIORITY, text -> text.isEmpty() ? null : type.cast(convert(type, text)));
    }

    static Object convert(Class<?> type, String text) {
        if (type == Duration.class) {
            return DurationForm.parse(text);
        } else if (type == Mode.class) {
            return mode(text);
        } else if (type == Approval.class) {
            return Approval.of(text.strip()).orElseThrow(() -> new IllegalArgumentException(text));
        } else if (type == Path.class) {
            return path(text);
        } else if (type == URI.class) {
            return URI.create(text);
        } else if (type == HoursOfDay.class) {
            return HoursOfDay.parse(text);
        } else if (type == ByteSize.class) {
            return ByteSize.parse(text);
        } else if (type == Maturity.class) {
            return Maturity.of(text.strip());
        } else if (type == ZoneId.class) {
            return zone(text);
        } else if (type == double.class) {
            return Double.valueOf(text.strip());
        } else if (type == int.class) {
            return Integer.valueOf(text.strip());
        }
        return text;
    }

    private static Mode mode(String word) {
        return Mode.of(word).orElseThrow(() -> new IllegalArgumentException(word));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
