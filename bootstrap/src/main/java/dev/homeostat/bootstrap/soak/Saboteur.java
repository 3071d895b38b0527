package dev.homeostat.bootstrap.soak;

import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.Lasting;
import dev.homeostat.simulation.site.PageFault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Does harm to the browsers of this process and to their site, every kind as often as any other. Thread-safe. */
final class Saboteur implements AutoCloseable {

    private static final int LONGEST_DELAY_MILLIS = 400;
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final FaultPlan plan;
    private final SplittableRandom random;
    private final List<Harm> coming = new ArrayList<>();
    private final Map<Harm, Integer> done = new EnumMap<>(Harm.class);
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("soak-saboteur").factory());

    /**
     * Somebody who has done nothing yet.
     *
     * @param plan of the site
     */
    Saboteur(FaultPlan plan, SplittableRandom random) {
        this.plan = plan;
        this.random = random;
    }

    /** Does the next harm in a moment. */
    synchronized void strike() {
        if (coming.isEmpty()) {
            coming.addAll(List.of(Harm.values()));
            Collections.shuffle(coming, new Random(random.nextLong()));
        }
        Harm harm = coming.removeLast();
        long choice = random.nextLong();
        var unused = thread.schedule(
                () -> inflict(harm, choice), random.nextInt(LONGEST_DELAY_MILLIS), TimeUnit.MILLISECONDS);
    }

    private void inflict(Harm harm, long choice) {
        boolean did =
                switch (harm) {
                    case KILLED_BROWSER ->
                        any(choice, browsers())
                                .map(ProcessHandle::destroyForcibly)
                                .orElse(false);
                    case KILLED_DRIVER ->
                        any(choice, drivers())
                                .map(ProcessHandle::destroyForcibly)
                                .orElse(false);
                    case KILLED_PAGE ->
                        any(choice, renderers())
                                .map(ProcessHandle::destroyForcibly)
                                .orElse(false);
                    case FROZEN_BROWSER ->
                        any(choice, browsers()).map(Saboteur::freeze).orElse(false);
                    case STUCK_PAGE -> shown(PageFault.STUCK);
                    case SILENT_SITE -> shown(PageFault.SILENT);
                    case BROKEN_SITE -> shown(PageFault.BROKEN);
                    case TORN_PAGE -> shown(PageFault.TRUNCATED);
                    case LOGGED_OUT -> shown(PageFault.LOGGED_OUT);
                };
        if (did) {
            count(harm);
        }
    }

    private boolean shown(PageFault fault) {
        plan.show(fault, Lasting.requests(1));
        return true;
    }

    private synchronized void count(Harm harm) {
        done.merge(harm, 1, Integer::sum);
    }

    private static Optional<ProcessHandle> any(long choice, Stream<ProcessHandle> processes) {
        List<ProcessHandle> all = processes.toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.floorMod(choice, all.size())));
    }

    /** What this process has started to drive browsers. */
    static Stream<ProcessHandle> drivers() {
        return ProcessHandle.current().children().filter(child -> child.info()
                .command()
                .filter(command -> Path.of(command).endsWith("node"))
                .isPresent());
    }

    private static Stream<ProcessHandle> browsers() {
        return drivers().flatMap(ProcessHandle::children);
    }

    private static Stream<ProcessHandle> renderers() {
        return browsers().flatMap(ProcessHandle::descendants).filter(Saboteur::showsPages);
    }

    /** Chromium writes its children's command lines over, so that they are one text. */
    private static boolean showsPages(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .contains("--type=renderer");
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean freeze(ProcessHandle process) {
        try {
            Process stop = new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                    .inheritIO()
                    .start();
            return stop.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            throw new UncheckedIOException("no process can be made to stand still", e);
        }
    }

    /** How often each was done so far, by its word. */
    synchronized Map<Harm, Integer> done() {
        return new EnumMap<>(done);
    }

    /** Waits for what is being done and does no more; the site is as it was. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            boolean unused = thread.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        plan.clear();
    }
}
