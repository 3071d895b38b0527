package dev.homeostat.adapter.postgres;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Who holds a connection, since when. A thread holds one at most. Thread-safe. */
final class Borrowers {

    private final Map<Thread, Loan> loans = new ConcurrentHashMap<>();

    /**
     * A connection that somebody holds.
     *
     * @param callSite where it was asked for
     * @param sinceNanos by {@link System#nanoTime}
     */
    record Loan(Thread thread, String callSite, long sinceNanos) {

        Duration age() {
            return Duration.ofNanos(System.nanoTime() - sinceNanos);
        }
    }

    void begin(String callSite) {
        Thread thread = Thread.currentThread();
        loans.put(thread, new Loan(thread, callSite, System.nanoTime()));
    }

    void end() {
        loans.remove(Thread.currentThread());
    }

    /** Whether this very thread holds one. */
    boolean isBorrowing() {
        return loans.containsKey(Thread.currentThread());
    }

    /** Where this thread's connection was asked for. */
    Optional<String> callSite() {
        return Optional.ofNullable(loans.get(Thread.currentThread())).map(Loan::callSite);
    }

    int count() {
        return loans.size();
    }

    List<Loan> all() {
        return List.copyOf(loans.values());
    }

    /** Such as {@code JdbiPosts.latest for 3200 ms}. */
    @Override
    public String toString() {
        return loans.values().stream()
                .map(loan ->
                        "%s for %d ms".formatted(loan.callSite(), loan.age().toMillis()))
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
