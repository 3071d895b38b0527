package dev.homeostat.bootstrap.log;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.homeostat.application.job.TraceContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Writes each event as one JSON document on a line of its own. Keys that do not apply are left away; the handbook has
 * the list of all.
 */
public final class JsonLogEncoder extends EncoderBase<ILoggingEvent> {

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] NOTHING = {};

    private final Mask mask;
    private final ThrowableProxyConverter traces = new ThrowableProxyConverter();

    public JsonLogEncoder(Mask mask) {
        this.mask = mask;
    }

    @Override
    public void start() {
        traces.start();
        super.start();
    }

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            write(json, event);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text cannot be written into memory", e);
        }
        return line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(JsonGenerator json, ILoggingEvent event) throws IOException {
        Instant at = Instant.ofEpochMilli(event.getTimeStamp()).truncatedTo(ChronoUnit.MILLIS);
        json.writeStringField("timestamp", at.toString());
        json.writeStringField("level", event.getLevel().toString());
        json.writeStringField("logger", event.getLoggerName());
        json.writeStringField("thread", event.getThreadName());
        json.writeStringField("message", mask.over(event.getFormattedMessage()));
        Map<String, String> labels = event.getMDCPropertyMap();
        for (String label : TraceContext.LABELS) {
            if (labels.containsKey(label)) {
                json.writeStringField(label, labels.get(label));
            }
        }
        if (event.getThrowableProxy() != null) {
            json.writeStringField("exception", mask.over(traces.convert(event).strip()));
        }
    }
}
