package dev.homeostat.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.homeostat.architecture.broken.ports.adapter.postgres.Misnamed;
import dev.homeostat.architecture.broken.ports.application.post.ArchivePosts;
import dev.homeostat.architecture.broken.ports.application.post.HidesAnAdapter;
import dev.homeostat.architecture.broken.ports.application.post.ListPosts;
import dev.homeostat.architecture.broken.ports.application.post.OpenPosts;
import dev.homeostat.architecture.broken.ports.application.post.port.ConcretePort;
import dev.homeostat.architecture.broken.ports.application.post.port.PortThatCallsAUseCase;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** How the application meets the world: driven ports below it, use cases above. */
class PortsTest {
    private static final Rule PORTS_ARE_INTERFACES = root -> classes()
            .that()
            .resideInAPackage(root + ".application.*.port")
            .and()
            .areTopLevelClasses()
            .and()
            .areNotAssignableTo(Throwable.class)
            .should()
            .beInterfaces()
            .because("a port has at least two implementations: the real one and the one in memory");

    private static final Rule PORTS_KNOW_NO_USE_CASE = root -> classes()
            .that()
            .resideInAPackage(root + ".application.*.port")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    root + ".application.*.port", root + ".domain..", "java..", "org.jspecify.annotations..")
            .because("whoever writes an adapter reads ports and domain, nothing else");

    private static final Rule APPLICATION_IMPLEMENTS_NO_PORT = root -> classes()
            .that()
            .resideInAPackage(root + ".application..")
            .and()
            .areNotInterfaces()
            .should(implementNoPort())
            .because("a driven port is implemented outside, else it hides an adapter in the core");

    private static final Rule ADAPTERS_BEAR_THE_NAME_OF_THEIR_PORT = root -> classes()
            .that()
            .resideInAPackage(root + ".adapter..")
            .and()
            .areTopLevelClasses()
            .should(endWithTheNameOfTheirPort())
            .because("an adapter is called technology + port, so that a port's implementations are found by its name")
            .allowEmptyShould(true);

    private static final Rule USE_CASES_DO_ONE_THING = root -> classes()
            .that(are(root + ".application", "use cases", PortsTest::isUseCase))
            .should(bePublicFinalWithOneMethod())
            .because("a use case is named for the one thing that it does, and nobody substitutes it");

    @Test
    void portsAreInterfaces() {
        PORTS_ARE_INTERFACES.holdsAndCatches(ConcretePort.class);
    }

    @Test
    void portsKnowNoUseCase() {
        PORTS_KNOW_NO_USE_CASE.holdsAndCatches(PortThatCallsAUseCase.class);
    }

    @Test
    void theApplicationImplementsNoPort() {
        APPLICATION_IMPLEMENTS_NO_PORT.holdsAndCatches(HidesAnAdapter.class);
    }

    @Test
    void adaptersBearTheNameOfTheirPort() {
        ADAPTERS_BEAR_THE_NAME_OF_THEIR_PORT.holdsAndCatches(Misnamed.class);
    }

    @Test
    void everyDrivenAdapterImplementsAPort() {
        List<String> technologies = Code.REAL.classes().stream()
                .filter(type -> type.getPackageName().startsWith("dev.homeostat.adapter."))
                .map(type -> type.getPackageName().split("\\.", 5)[3])
                .distinct()
                .filter(technology -> !technology.equals("web"))
                .toList();

        assertThat(technologies).allSatisfy(technology -> assertThat(Code.REAL.classes().stream()
                        .filter(type -> type.getPackageName().startsWith("dev.homeostat.adapter." + technology))
                        .anyMatch(type -> !portsOf(type).isEmpty()))
                .as("adapter.%s implements a port", technology)
                .isTrue());
    }

    @Test
    void useCasesDoOneThing() {
        USE_CASES_DO_ONE_THING.holdsAndCatches(ArchivePosts.class, ListPosts.class, OpenPosts.class);
    }

    private static boolean isUseCase(JavaClass type) {
        return type.isTopLevelClass()
                && type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("execute"));
    }

    /** The top-level interfaces in port packages that a class implements, itself or through what it extends. */
    private static List<JavaClass> portsOf(JavaClass type) {
        return type.getAllRawInterfaces().stream()
                .filter(port -> port.isTopLevelClass()
                        && port.getPackageName().contains(".application.")
                        && port.getPackageName().endsWith(".port"))
                .toList();
    }

    private static DescribedPredicate<JavaClass> are(String packages, String what, Predicate<JavaClass> test) {
        return DescribedPredicate.describe(
                what,
                type -> type.getPackageName().startsWith(packages + ".")
                        && !type.getPackageName().endsWith(".port")
                        && test.test(type));
    }

    private static ArchCondition<JavaClass> implementNoPort() {
        return ArchCondition.from(DescribedPredicate.<JavaClass>describe(
                "implement no port", type -> portsOf(type).isEmpty() || isDeclaredInItsPort(type)));
    }

    /** A port's own "there is none", such as {@code NONE}. */
    private static boolean isDeclaredInItsPort(JavaClass type) {
        return type.getEnclosingClass().filter(portsOf(type)::contains).isPresent();
    }

    private static ArchCondition<JavaClass> endWithTheNameOfTheirPort() {
        return ArchCondition.from(DescribedPredicate.<JavaClass>describe(
                "end with the name of the port they implement",
                type -> portsOf(type).isEmpty()
                        || portsOf(type).stream()
                                .anyMatch(port -> type.getSimpleName().endsWith(port.getSimpleName()))));
    }

    private static ArchCondition<JavaClass> bePublicFinalWithOneMethod() {
        return new ArchCondition<>("be public and final, with execute as the one public method and no interface") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long offered = type.getMethods().stream()
                        .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(method -> !method.getModifiers().contains(JavaModifier.STATIC))
                        .count();
                boolean good = type.getModifiers().contains(JavaModifier.PUBLIC)
                        && type.getModifiers().contains(JavaModifier.FINAL)
                        && type.getRawInterfaces().isEmpty()
                        && offered == 1;
                events.add(new SimpleConditionEvent(
                        type, good, "%s offers %d public methods".formatted(type.getDescription(), offered)));
            }
        };
    }
}
