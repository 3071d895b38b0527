package dev.homeostat.adapter.playwright;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes of one browser: recorded in memory and in a file, and ended by what was recorded. Thread-safe: the
 * thread that uses the browser adds, another may end.
 */
final class ProcessTree {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTree.class);
    private static final int EXIT_SECONDS = 5;

    private final Path file;
    private final Path scratch;
    private final boolean withBrowser;
    private final Set<RecordedProcess> processes = new LinkedHashSet<>();
    private Supplier<List<ProcessHandle>> roots = List::of;
    private boolean ended;

    /**
     * A tree of which nothing has started yet.
     *
     * @param withBrowser whether the browser itself is one of the processes, and not only what connects to it
     */
    ProcessTree(Path file, Path scratch, boolean withBrowser) {
        this.file = file;
        this.scratch = scratch;
        this.withBrowser = withBrowser;
    }

    Path scratch() {
        return scratch;
    }

    /** Tells how to find the processes that are about to start, so that a start that hangs can be ended too. */
    synchronized void expect(Supplier<List<ProcessHandle>> newRoots) {
        roots = newRoots;
    }

    /** Records what has started by now. After the end, what started late is ended as well. */
    synchronized void record() throws IOException {
        gather();
        if (ended) {
            kill(processes);
            TemporaryFiles.delete(scratch);
            throw new IOException("the browser was ended while it started");
        }
        new ProcessFile(RecordedProcess.of(ProcessHandle.current()), scratch, List.copyOf(processes)).write(file);
    }

    private void gather() {
        for (ProcessHandle root : roots.get()) {
            processes.add(RecordedProcess.of(root));
            root.descendants().map(RecordedProcess::of).forEach(processes::add);
        }
    }

    /** Those of them that live, without their children that were not recorded yet. */
    synchronized List<ProcessHandle> alive() {
        return processes.stream().flatMap(process -> process.tree()).distinct().toList();
    }

    /** Whether the driver and, where it starts one, the browser are there. */
    synchronized boolean isAlive() {
        return !ended && roots.get().stream().allMatch(root -> root.isAlive() && (!withBrowser || hasStarted(root)));
    }

    private static boolean hasStarted(ProcessHandle root) {
        return root.children().anyMatch(ProcessHandle::isAlive);
    }

    /** Whether one of those without which there is no browser ends within this time, for which this waits at most. */
    boolean diesWithin(Duration time) {
        try {
            CompletableFuture.anyOf(needed().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.trace("no process has ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !isAlive();
    }

    private synchronized Stream<ProcessHandle> needed() {
        return roots.get().stream().flatMap(root -> Stream.concat(Stream.of(root), root.children()));
    }

    /** Kills what was recorded and all that it has started since, waits until it is gone and removes the files. */
    synchronized void end() {
        if (ended) {
            // By now the file may be that of the browser that came after.
            return;
        }
        ended = true;
        gather();
        kill(processes);
        TemporaryFiles.delete(scratch);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("could not delete {}", file, e);
        }
    }

    /**
     * Kills the processes with all that they have started, and waits until they are gone. What was started dies before what
     * started it: a browser whose driver is gone may still let requests go that were held back.
     */
    static int kill(Collection<RecordedProcess> recorded) {
        Set<ProcessHandle> alive = recorded.stream()
                .flatMap(RecordedProcess::tree)
                .sorted(Comparator.comparing(ProcessTree::depth).reversed())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        alive.forEach(ProcessHandle::destroyForcibly);
        alive.forEach(ProcessTree::awaitExit);
        return alive.size();
    }

    private static int depth(ProcessHandle process) {
        int depth = 0;
        for (Optional<ProcessHandle> parent = process.parent();
                parent.isPresent();
                parent = parent.get().parent()) {
            depth++;
        }
        return depth;
    }

    private static void awaitExit(ProcessHandle process) {
        try {
            process.onExit().get(EXIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.warn("process {} does not end", process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
