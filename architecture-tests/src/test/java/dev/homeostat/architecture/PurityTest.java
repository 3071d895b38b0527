package dev.homeostat.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static dev.homeostat.architecture.Calls.anyOf;
import static dev.homeostat.architecture.Calls.to;
import static dev.homeostat.architecture.Calls.toNew;
import static dev.homeostat.architecture.Calls.toNewUnseeded;
import static dev.homeostat.architecture.Calls.toNowWithoutClock;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.homeostat.architecture.broken.purity.application.post.BringsItsOwnSeed;
import dev.homeostat.architecture.broken.purity.application.post.DrawsLots;
import dev.homeostat.architecture.broken.purity.application.post.Prints;
import dev.homeostat.architecture.broken.purity.application.post.ReadsTheEnvironment;
import dev.homeostat.architecture.broken.purity.application.post.Sleeps;
import dev.homeostat.architecture.broken.purity.application.post.TakesTheSystemClock;
import dev.homeostat.architecture.broken.purity.domain.post.CountsNanoseconds;
import dev.homeostat.architecture.broken.purity.domain.post.InventsAnId;
import dev.homeostat.architecture.broken.purity.domain.post.IsSynchronized;
import dev.homeostat.architecture.broken.purity.domain.post.ListsInNoOrder;
import dev.homeostat.architecture.broken.purity.domain.post.ReadsTheClock;
import dev.homeostat.architecture.broken.purity.domain.post.RunsAThread;
import dev.homeostat.architecture.broken.purity.domain.post.ThrowsDice;
import dev.homeostat.architecture.broken.purity.simulation.virtual.LooksAtTheWallClock;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** The same seed must give the same bytes: nothing in the core, nor what stands in for the
 * world in tests and on virtual time, may ask the world for time, chance or order. */
class PurityTest {
    private static final Rule NO_CLOCK = root -> replayed(
                    root,
                    anyOf(
                            toNowWithoutClock(),
                            to(Clock.class, "systemUTC", "systemDefaultZone", "system", "tickMillis", "tickSeconds"),
                            to(InstantSource.class, "system"),
                            to(System.class, "currentTimeMillis", "nanoTime")))
            .because("time comes in as an argument or through MachineClock, else nothing can be replayed");

    private static final Rule NO_CHANCE = root -> replayed(
                    root,
                    anyOf(
                            to(UUID.class, "randomUUID"),
                            to(Math.class, "random"),
                            to(ThreadLocalRandom.class, "current"),
                            to(RandomGenerator.class, "of", "getDefault"),
                            toNewUnseeded(Random.class),
                            toNewUnseeded(SplittableRandom.class),
                            toNew(SecureRandom.class)))
            .because("ids come through IdSource and chance from a seed, else nothing can be replayed");

    private static final Rule CORE_MAKES_NO_CHANCE =
            root -> core(root, anyOf(toNew(Random.class), toNew(SplittableRandom.class)))
                    .because("randomness comes in as an argument, so that one seed rules the whole run");

    private static final Rule NO_WAITING = root -> replayed(
                    root,
                    anyOf(
                            to(Thread.class, "sleep", "onSpinWait"),
                            to(TimeUnit.class, "sleep"),
                            to(LockSupport.class, "parkNanos", "parkUntil"),
                            to(Object.class, "wait")))
            .because("who waits is the scheduler, so that virtual time can pass without waiting");

    private static final Rule NO_CONSOLE = root -> core(
                    root,
                    anyOf(
                            to(System.class, "out", "err", "in", "console"),
                            to(Throwable.class, "printStackTrace"),
                            to(Exception.class, "printStackTrace")))
            .because("what the core has to say it says in values, events and logs");

    private static final Rule NO_ENVIRONMENT = root -> core(
                    root,
                    anyOf(to(System.class, "getenv", "getProperty", "getProperties"), to(Runtime.class, "getRuntime")))
            .because("settings come in as arguments, checked where they are read");

    private static final Rule DOMAIN_HAS_NO_THREADS = root -> noClasses()
            .that()
            .resideInAPackage(root + ".domain..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.concurrent..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Thread.class)
            .because("domain objects are immutable values; threads belong to those who run them");

    private static final Rule DOMAIN_DOES_NOT_LOCK = root -> noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(root + ".domain..")
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED)
            .because("domain objects are immutable values; there is nothing to lock");

    private static final Rule DOMAIN_KEEPS_ORDER = root -> noClasses()
            .that()
            .resideInAPackage(root + ".domain..")
            .should()
            .accessTargetWhere(anyOf(to(Set.class, "of"), to(Map.class, "of", "ofEntries")))
            .because("these iterate in another order in each JVM; use EnumSet, TreeMap or a list");

    @Test
    void nothingReadsTheClock() {
        NO_CLOCK.holdsAndCatches(
                ReadsTheClock.class, CountsNanoseconds.class, TakesTheSystemClock.class, LooksAtTheWallClock.class);
    }

    @Test
    void nothingIsLeftToChance() {
        NO_CHANCE.holdsAndCatches(InventsAnId.class, ThrowsDice.class, DrawsLots.class);
    }

    @Test
    void theCoreMakesNoChanceOfItsOwn() {
        CORE_MAKES_NO_CHANCE.holdsAndCatches(DrawsLots.class, BringsItsOwnSeed.class);
    }

    @Test
    void nothingWaits() {
        NO_WAITING.holdsAndCatches(Sleeps.class);
    }

    @Test
    void theCoreDoesNotWriteToTheConsole() {
        NO_CONSOLE.holdsAndCatches(Prints.class);
    }

    @Test
    void theCoreDoesNotReadItsEnvironment() {
        NO_ENVIRONMENT.holdsAndCatches(ReadsTheEnvironment.class);
    }

    @Test
    void theDomainHasNoThreads() {
        DOMAIN_HAS_NO_THREADS.holdsAndCatches(RunsAThread.class, ThrowsDice.class);
    }

    @Test
    void theDomainDoesNotLock() {
        DOMAIN_DOES_NOT_LOCK.holdsAndCatches(IsSynchronized.class);
    }

    @Test
    void theDomainKeepsOrder() {
        DOMAIN_KEEPS_ORDER.holdsAndCatches(ListsInNoOrder.class);
    }

    private static ArchRule core(String root, DescribedPredicate<? super JavaAccess<?>> forbidden) {
        return noneIn(forbidden, root + ".domain..", root + ".application..");
    }

    private static ArchRule replayed(String root, DescribedPredicate<? super JavaAccess<?>> forbidden) {
        return noneIn(
                forbidden,
                root + ".domain..",
                root + ".application..",
                root + ".testkit..",
                root + ".simulation.audience..",
                root + ".simulation.virtual..");
    }

    private static ArchRule noneIn(DescribedPredicate<? super JavaAccess<?>> forbidden, String... packages) {
        return noClasses().that().resideInAnyPackage(packages).should().accessTargetWhere(forbidden);
    }
}
