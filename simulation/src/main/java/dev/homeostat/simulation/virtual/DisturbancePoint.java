package dev.homeostat.simulation.virtual;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where an engine can be disturbed: right before and right after each call that matters. */
public enum DisturbancePoint {
    BEFORE_CLAIM("PublishingDesk.claimNext"),
    AFTER_CLAIM("PublishingDesk.claimNext"),
    BEFORE_AUTHORIZE("PublishingDesk.authorize"),
    AFTER_AUTHORIZE("PublishingDesk.authorize"),
    BEFORE_SETTLE("PublishingDesk.settle"),
    AFTER_SETTLE("PublishingDesk.settle"),
    BEFORE_SWEEP("PublishingDesk.sweep"),
    AFTER_SWEEP("PublishingDesk.sweep"),
    BEFORE_READ("TimelineReader.read"),
    AFTER_READ("TimelineReader.read"),
    BEFORE_RESOLVE("PublishingDesk.resolve"),
    AFTER_RESOLVE("PublishingDesk.resolve"),
    BEFORE_ACQUIRE("TenureRegistry.acquire"),
    AFTER_ACQUIRE("TenureRegistry.acquire"),
    BEFORE_RENEW("TenureRegistry.renew"),
    AFTER_RENEW("TenureRegistry.renew"),
    BEFORE_HEARTBEAT("JobHeartbeats.record"),
    AFTER_HEARTBEAT("JobHeartbeats.record");

    private static final Map<String, DisturbancePoint> BEFORE = byCall("BEFORE_");
    private static final Map<String, DisturbancePoint> AFTER = byCall("AFTER_");

    private final String call;

    DisturbancePoint(String call) {
        this.call = call;
    }

    static Optional<DisturbancePoint> before(Method reached) {
        return Optional.ofNullable(BEFORE.get(name(reached)));
    }

    static Optional<DisturbancePoint> after(Method reached) {
        return Optional.ofNullable(AFTER.get(name(reached)));
    }

    private static String name(Method call) {
        return call.getDeclaringClass().getSimpleName() + '.' + call.getName();
    }

    private static Map<String, DisturbancePoint> byCall(String when) {
        return Arrays.stream(values())
                .filter(point -> point.name().startsWith(when))
                .collect(Collectors.toMap(point -> point.call, point -> point));
    }
}
