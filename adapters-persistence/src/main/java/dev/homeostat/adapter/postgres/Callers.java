package dev.homeostat.adapter.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Who is at something, such as holding a connection, since when. A thread is at it once at most. Thread-safe. */
final class Callers {

    private final Map<Thread, Caller> callers = new ConcurrentHashMap<>();

    /**
     * Somebody who is at it.
     *
     * @param callSite where it was asked for
     * @param sinceNanos by {@link System#nanoTime}
     */
    record Caller(Thread thread, String callSite, long sinceNanos) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - sinceNanos);
        }
    }

    void begin(String callSite) {
        Thread thread = Thread.currentThread();
        callers.put(thread, new Caller(thread, callSite, System.nanoTime()));
    }

    void end() {
        callers.remove(Thread.currentThread());
    }

    /** Whether this very thread is. */
    boolean isHere() {
        return callers.containsKey(Thread.currentThread());
    }

    /** Where this thread asked for it. */
    Optional<String> callSite() {
        return Optional.ofNullable(callers.get(Thread.currentThread())).map(Caller::callSite);
    }

    int count() {
        return callers.size();
    }

    List<Caller> all() {
        return List.copyOf(callers.values());
    }

    /** Those who have been at it for so long. */
    List<Caller> since(Duration age) {
        return callers.values().stream()
                .filter(caller -> caller.age().compareTo(age) >= 0)
                .toList();
    }

    /** Such as {@code JdbiPosts.latest for 3200 ms}. */
    @Override
    public String toString() {
        return callers.values().stream()
                .map(caller ->
                        "%s for %d ms".formatted(caller.callSite(), caller.age().toMillis()))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
