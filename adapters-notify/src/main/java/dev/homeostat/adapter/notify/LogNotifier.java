package dev.homeostat.adapter.notify;

import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes each notice to the log, for who reads that or has nothing else. Thread-safe. */
public final class LogNotifier implements Notifier {

    private static final Logger LOG = LoggerFactory.getLogger(LogNotifier.class);

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Delivery deliver(Notice notice) {
        String text = "notice: %s (%s)%s"
                .formatted(
                        notice.title(),
                        notice.episode(),
                        notice.body().isEmpty()
                                ? ""
                                : "\n" + notice.body().indent(2).stripTrailing());
        switch (notice.severity()) {
            case CRITICAL, ERROR -> LOG.error(text);
            // Also that it is over: who saw it begin wants to see that.
            case WARNING, INFO, DEBUG -> LOG.warn(text);
        }
        return new Delivery.Delivered("logged");
    }
}
