package dev.homeostat.adapter.postgres;

import com.github.kagkarlsson.scheduler.event.AbstractSchedulerListener;
import com.github.kagkarlsson.scheduler.event.SchedulerListener.SchedulerEventType;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line when jobs cannot be looked up and one when they can again, however many tries lie between. */
final class OutageLog extends AbstractSchedulerListener {

    private static final Logger LOG = LoggerFactory.getLogger(OutageLog.class);

    private final AtomicBoolean out = new AtomicBoolean();

    @Override
    public void onSchedulerEvent(SchedulerEventType type) {
        if (type == SchedulerEventType.UNEXPECTED_ERROR && out.compareAndSet(false, true)) {
            LOG.warn("the jobs that are due cannot be looked up; trying on until the database answers");
        }
        if (type == SchedulerEventType.RAN_EXECUTE_DUE && out.compareAndSet(true, false)) {
            LOG.warn("the jobs that are due can be looked up again");
        }
    }
}
