package dev.homeostat.bootstrap.log;

import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.charset.StandardCharsets;

/** Writes each event by a pattern, for people. */
public final class TextLogEncoder extends PatternLayoutEncoder {

    private final Mask mask;

    public TextLogEncoder(String pattern, Mask mask) {
        this.mask = mask;
        setPattern(pattern);
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return mask.over(getLayout().doLayout(event)).getBytes(StandardCharsets.UTF_8);
    }
}
