package dev.homeostat.bootstrap.publishbench;

import dev.homeostat.application.job.JobCatalogue;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.application.watch.EngineEvent;
import dev.homeostat.application.watch.EngineWatcher;
import dev.homeostat.domain.job.JobRun;
import java.time.Duration;

/** Notes how long runs take that publish, by phase, and within publishing by stage. Runs come one at a time. */
final class PostTimes implements EngineWatcher {

    private final Samples samples;
    private String going = "";
    private long since;

    PostTimes(Samples samples) {
        this.samples = samples;
    }

    @Override
    public synchronized void saw(EngineEvent event) {
        switch (event) {
            case EngineEvent.StageReached(var claim, Stage stage) -> begin("- " + stage.phrase());
            case EngineEvent.AttemptSettled settled -> going = "";
            case EngineEvent.RunEnded(JobRun run)
            when hasPublished(run) -> {
                run.measure().phases().forEach(samples::add);
                samples.add("run", run.took());
            }
            default -> {}
        }
    }

    private static boolean hasPublished(JobRun run) {
        return run.job().equals(JobCatalogue.POSTING.name())
                && run.measure().phases().containsKey("settle");
    }

    private void begin(String stage) {
        long now = System.nanoTime();
        if (!going.isEmpty()) {
            samples.add(going, Duration.ofNanos(now - since));
        }
        going = stage;
        since = now;
    }
}
