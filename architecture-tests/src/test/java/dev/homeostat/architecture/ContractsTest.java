package dev.homeostat.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.homeostat.architecture.broken.contracts.application.post.port.ContractOfAnotherPort;
import dev.homeostat.architecture.broken.contracts.application.post.port.ContractWithoutTest;
import dev.homeostat.architecture.broken.contracts.application.post.port.NoContract;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What keeps the implementations of one port alike. */
class ContractsTest {
    /** Ports without a contract in the testkit, by name, and why. */
    private static final Map<String, String> EXEMPT = Map.ofEntries(
            Map.entry(
                    "MachineClock",
                    "one implementation asks the JDK, the other is set by hand; they share no behavior to prove"),
            Map.entry("IdSource", "never repeating itself is nothing that a test can show"),
            Map.entry("HeartbeatPing", "asks outward once and keeps nothing"),
            Map.entry("StopSignal", "reads something outside of the product, such as a file, and keeps nothing"),
            Map.entry("ErrorTracker", "takes only; what became of it can be asked of each store in its own way alone"),
            Map.entry(
                    "JobScheduler",
                    "decides nothing: SchedulePolicy does; what is left is waiting, in real or in virtual time"),
            Map.entry("PostPublisher", "acts on a site; the site's own store is the ground truth that its tests ask"),
            Map.entry("TimelineReader", "reads a site; the site's own store is the ground truth that its tests ask"),
            Map.entry(
                    "EngagementReader", "reads a site; the site's own numbers are the ground truth that its tests ask"),
            Map.entry("FactSource", "reads what the operator wrote; which form that has is the adapter's own"),
            Map.entry(
                    "MemoryMeter",
                    "asks the system once and keeps nothing; what it tells no other adapter could tell too"),
            Map.entry("SiteInspector", "looks at a site; the site itself is the ground truth that its tests ask"),
            Map.entry("SiteProbe", "opens a page of a site; the site itself is the ground truth that its tests ask"),
            Map.entry("PostRemover", "acts on a site; the site's own store is the ground truth that its tests ask"));

    private static final Rule STORE_PORTS_HAVE_A_CONTRACT = root -> classes()
            .that()
            .resideInAPackage(root + ".application.*.port")
            .and()
            .areInterfaces()
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .and(DescribedPredicate.describe("are not exempt", port -> !EXEMPT.containsKey(port.getSimpleName())))
            .should(haveAContractWithTests(root + ".testkit.contract"))
            .because("a fake that drifts from the real store makes every test above it worthless");

    @Test
    void everyStorePortHasAContract() {
        STORE_PORTS_HAVE_A_CONTRACT.holdsAndCatches(
                NoContract.class, ContractWithoutTest.class, ContractOfAnotherPort.class);
    }

    @Test
    void everyExemptPortExistsAndHasNoContract() {
        assertThat(EXEMPT.keySet()).allSatisfy(name -> {
            assertThat(Code.REAL.classes().stream()
                            .filter(type -> type.getPackageName().endsWith(".port")))
                    .as("a port called %s", name)
                    .anyMatch(type -> type.getSimpleName().equals(name));
            assertThat(Code.REAL.classes().stream())
                    .as("a contract although %s is exempt", name)
                    .noneMatch(type -> type.getSimpleName().equals(name + "Contract"));
        });
    }

    private static ArchCondition<JavaClass> haveAContractWithTests(String contracts) {
        return new ArchCondition<>("have a contract in %s that tests them".formatted(contracts)) {
            /** The contract may be told in parts, interfaces that it extends; one of them must name the port. */
            private Optional<JavaClass> contractOf(JavaClass port) {
                String name = "%s.%sContract".formatted(contracts, port.getSimpleName());
                return port.getDirectDependenciesToSelf().stream()
                        .map(dependency -> dependency.getOriginClass())
                        .flatMap(part -> Stream.concat(Stream.of(part), part.getAllSubclasses().stream()))
                        .filter(origin -> origin.getName().equals(name))
                        .findFirst();
            }

            @Override
            public void check(JavaClass port, ConditionEvents events) {
                boolean tested = contractOf(port)
                        .map(contract -> contract.getAllMethods().stream()
                                .anyMatch(method -> method.isAnnotatedWith(Test.class)))
                        .orElse(false);
                events.add(new SimpleConditionEvent(
                        port, tested, "%s has no contract that tests it".formatted(port.getName())));
            }
        };
    }
}
