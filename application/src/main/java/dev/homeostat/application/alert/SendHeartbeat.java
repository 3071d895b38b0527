package dev.homeostat.application.alert;

import dev.homeostat.application.alert.port.HeartbeatPing;
import java.util.function.BooleanSupplier;

/** Tells somebody outside that all is well, and is silent when it is not: run it every minute. Thread-safe. */
public final class SendHeartbeat {

    private final HeartbeatPing ping;
    private final BooleanSupplier well;

    public SendHeartbeat(HeartbeatPing ping, BooleanSupplier well) {
        this.ping = ping;
        this.well = well;
    }

    public Answer execute() {
        if (!well.getAsBoolean()) {
            return Answer.NOT_WELL;
        }
        return ping.ping() ? Answer.SENT : Answer.NOT_TAKEN;
    }

    /** What came of it. */
    public enum Answer {
        SENT,
        /** The other side did not take it. */
        NOT_TAKEN,
        /** The engine is not well, so nothing was sent. */
        NOT_WELL
    }
}
