package dev.homeostat.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.homeostat.architecture.broken.crowd.domain.crowded.One;
import dev.homeostat.architecture.broken.crowd.domain.crowded.Three;
import dev.homeostat.architecture.broken.crowd.domain.crowded.Two;
import dev.homeostat.architecture.broken.names.domain.post.PostHelper;
import dev.homeostat.architecture.broken.names.domain.post.PostManager;
import dev.homeostat.architecture.broken.names.domain.post.PostUtils;
import dev.homeostat.architecture.broken.names.domain.post.PostsImpl;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final int MOST_PUBLIC_TYPES = 16;

    private static final Rule NAMES_SAY_SOMETHING = root -> noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .haveNameMatching(".*(Impl|Helper|Utils?|Manager)")
            .because(
                    "such a name does not say what the class is; an adapter is called technology + port, a rule policy");

    @Test
    void namesSaySomething() {
        NAMES_SAY_SOMETHING.holdsAndCatches(PostsImpl.class, PostHelper.class, PostUtils.class, PostManager.class);
    }

    @Test
    void aPackageIsSmallEnoughToKnow() {
        Rule real = root -> publicTypesAtMost(root, MOST_PUBLIC_TYPES);
        Rule forTheSample = root -> publicTypesAtMost(root, 2);

        real.below(Code.REAL.root()).check(Code.REAL.classes());
        forTheSample.catches(One.class, Two.class, Three.class);
    }

    private static ArchRule publicTypesAtMost(String root, int most) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should(shareTheirPackageWithFewPublicTypes(most))
                .because("a reader keeps about a dozen names in mind; the cases of a sealed type count as one with it,"
                        + " and a contract goes by the name of its port");
    }

    private static ArchCondition<JavaClass> shareTheirPackageWithFewPublicTypes(int most) {
        return new ArchCondition<>("live among at most %d public types".formatted(most)) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!counts(type)) {
                    return;
                }
                List<String> offered = type.getPackage().getClasses().stream()
                        .filter(NamesTest::counts)
                        .map(JavaClass::getSimpleName)
                        .sorted(Comparator.naturalOrder())
                        .toList();
                events.add(new SimpleConditionEvent(
                        type,
                        offered.size() <= most,
                        "%s lives among %d public types: %s".formatted(type.getName(), offered.size(), offered)));
            }
        };
    }

    private static boolean counts(JavaClass type) {
        return type.isTopLevelClass()
                && !type.isArray()
                && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getSimpleName().endsWith("Contract")
                && !isCaseOfATypeBesideIt(type);
    }

    private static boolean isCaseOfATypeBesideIt(JavaClass type) {
        return type.getAllRawInterfaces().stream()
                .anyMatch(parent -> parent.getPackageName().equals(type.getPackageName())
                        && parent.getModifiers().contains(JavaModifier.PUBLIC));
    }
}
