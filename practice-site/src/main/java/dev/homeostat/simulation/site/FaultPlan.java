package dev.homeostat.simulation.site;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Decides what goes wrong with each request to post, in the order of their arrival, and counts it; a request repeated
 * with its token meets the fault of the first. The same plan gives the same faults again.
 *
 * <p>Besides, something may stand on all pages until it is cleared, a number of times or for a time, as a captcha does:
 * {@link #show}, {@link #clear}. Such a page answers requests to post too, and they are not counted as such. Thread-safe.
 */
public final class FaultPlan {

    private final Supplier<Fault> source;
    private final SortedMap<String, Integer> used = new TreeMap<>();
    private Optional<StandingFault> standing = Optional.empty();

    private FaultPlan(Supplier<Fault> source) {
        this.source = source;
    }

    /** Nothing ever goes wrong. */
    public static FaultPlan none() {
        return new FaultPlan(Fault.None::new);
    }

    /** These faults one after the other, then none. */
    public static FaultPlan script(List<? extends Fault> faults) {
        Queue<Fault> left = new ArrayDeque<>(faults);
        return new FaultPlan(() -> left.isEmpty() ? new Fault.None() : left.remove());
    }

    /**
     * Faults as somebody else decides them.
     *
     * @param choice asked once for each request, one at a time, right after the observer was told of it
     */
    public static FaultPlan chosenBy(Supplier<Fault> choice) {
        return new FaultPlan(choice);
    }

    /**
     * Faults at random, every kind as often as any other; none of those that stay until a person has come.
     *
     * @param rate share of requests with a fault, 0 to 1
     * @param maxDelay longest delay of those faults that have one, at least a millisecond
     */
    public static FaultPlan random(long seed, double rate, Duration maxDelay) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("a rate of faults is 0 to 1, not " + rate);
        }
        if (maxDelay.toMillis() < 1) {
            throw new IllegalArgumentException("the longest delay is at least a millisecond, not " + maxDelay);
        }
        SplittableRandom random = new SplittableRandom(seed);
        return new FaultPlan(() -> random.nextDouble() < rate ? any(random, maxDelay) : new Fault.None());
    }

    private static Fault any(SplittableRandom random, Duration maxDelay) {
        int kind = random.nextInt(14);
        Duration delay = Duration.ofMillis(random.nextLong(1, maxDelay.toMillis() + 1));
        return switch (kind) {
            case 0 -> new Fault.AcceptThenDrop();
            case 1 -> new Fault.DropBeforeAccept();
            case 2 -> new Fault.AcceptThenError();
            case 3 -> new Fault.DelayVisibility(delay);
            case 4 -> new Fault.Slow(delay);
            case 5 -> new Fault.AcceptLate(delay);
            case 6 -> new Fault.ErrorBeforeAccept();
            case 7 -> new Fault.AcceptThenShowError();
            case 8 -> new Fault.RejectAsDuplicate();
            case 9 -> new Fault.AcceptThenSayDuplicate();
            case 10 -> new Fault.TooManyRequests(delay);
            case 11 -> new Fault.AcceptThenTruncate();
            case 12 -> new Fault.TruncateBeforeAccept();
            default -> new Fault.LogOut();
        };
    }

    /** Takes the fault of the next request. */
    public synchronized Fault next() {
        Fault fault = source.get();
        used.merge(fault.label(), 1, Integer::sum);
        return fault;
    }

    /**
     * From now on the site's pages show this, instead of what stood on them before.
     *
     * @throws IllegalArgumentException when it is none that can stand on all pages
     */
    public synchronized void show(PageFault fault, Lasting lasting) {
        standing = Optional.of(new StandingFault(fault, lasting));
    }

    /** Nothing stands on the pages any more, as after a person has seen to it. */
    public synchronized void clear() {
        standing = Optional.empty();
    }

    /** What stands on the pages now. */
    public synchronized Optional<PageFault> showing() {
        return current().map(StandingFault::fault);
    }

    /** What a page is to show that would show it, which is counted. */
    synchronized Optional<StandingFault.Shown> showOn(Predicate<PageFault> page) {
        Optional<StandingFault> current = current().filter(fault -> page.test(fault.fault()));
        Optional<StandingFault.Shown> shown = current.flatMap(StandingFault.Shown::of);
        current.ifPresent(StandingFault::count);
        shown.ifPresent(one -> used.merge("page-" + one.fault().label(), 1, Integer::sum));
        return shown;
    }

    private Optional<StandingFault> current() {
        standing = standing.filter(fault -> !fault.isOver());
        return standing;
    }

    /**
     * How often each fault was taken so far, by {@link Fault#label}, and how many pages showed what stood on all of
     * them, by {@code page-} and {@link PageFault#label}; those never taken are absent.
     */
    public synchronized SortedMap<String, Integer> usedFaults() {
        return new TreeMap<>(used);
    }
}
