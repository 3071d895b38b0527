package dev.homeostat.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.homeostat.domain.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What contexts there are below {@code <root>.domain}, what they declare, and what they use. */
final class ContextGraph {
    private static final Set<String> KNOWN_TO_ALL_THINGS = Set.of("Epoch", "Severity");

    private ContextGraph() {}

    static DescribedPredicate<JavaClass> liveInAContext(String root) {
        return DescribedPredicate.describe(
                "live in a context", type -> nameOf(root, type).isPresent() && !isDeclaration(type));
    }

    static DescribedPredicate<JavaClass> declareAContext(String root) {
        return DescribedPredicate.describe(
                "declare a context", type -> nameOf(root, type).isPresent() && isDeclaration(type));
    }

    static ArchCondition<JavaClass> haveADeclaredContext(String root) {
        return condition(
                "have a declared context", type -> declarationOf(root, type).isPresent());
    }

    static ArchCondition<JavaClass> useOnlyDeclaredContexts(String root) {
        return forEachUse("use only declared contexts", root, (use, target) -> declarationOf(root, use)
                .map(context -> Arrays.asList(context.uses())
                        .contains(nameOf(root, target).orElseThrow()))
                .orElse(false));
    }

    static ArchCondition<JavaClass> useEveryContextTheyDeclare(String root) {
        return condition("use every context they declare", declaration -> {
            Set<String> used = declaration.getPackage().getClassDependenciesFromThisPackageTree().stream()
                    .flatMap(dependency -> nameOf(root, dependency.getTargetClass()).stream())
                    .collect(Collectors.toSet());
            return used.containsAll(
                    Arrays.asList(declarationOf(root, declaration).orElseThrow().uses()));
        });
    }

    static ArchCondition<JavaClass> keepToTheirKind(String root) {
        return forEachUse("keep to their kind", root, (user, target) -> {
            Optional<Context> of = declarationOf(root, user);
            Optional<Context> to = declarationOf(root, target);
            return of.isEmpty()
                    || to.isEmpty()
                    || mayUse(of.get().kind(), to.get().kind(), target);
        });
    }

    private static boolean mayUse(Context.Kind user, Context.Kind used, JavaClass target) {
        return switch (user) {
            case THING -> used == Context.Kind.THING && isKnownToAllThings(target);
            case FLOW -> used == Context.Kind.THING;
            case LOOP -> used != Context.Kind.LOOP;
        };
    }

    private static boolean isKnownToAllThings(JavaClass target) {
        String name = target.getSimpleName();
        return name.endsWith("Id") || KNOWN_TO_ALL_THINGS.contains(name);
    }

    private static boolean isDeclaration(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }

    /** The first word below {@code <root>.domain}, empty for what is not in a context. */
    private static Optional<String> nameOf(String root, JavaClass type) {
        String domain = root + ".domain.";
        return type.getPackageName().startsWith(domain)
                ? Optional.of(type.getPackageName().substring(domain.length()).split("\\.", 2)[0])
                : Optional.empty();
    }

    private static Optional<Context> declarationOf(String root, JavaClass type) {
        JavaPackage at = type.getPackage();
        while (at.getParent().isPresent() && !at.getParent().get().getName().equals(root + ".domain")) {
            at = at.getParent().get();
        }
        return at.tryGetAnnotationOfType(Context.class);
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaClass> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        type, holds.test(type), "%s does not %s".formatted(type.getName(), description)));
            }
        };
    }

    private static ArchCondition<JavaClass> forEachUse(
            String description, String root, BiPredicate<JavaClass, JavaClass> allowed) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency use : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = use.getTargetClass();
                    Optional<String> to = nameOf(root, target);
                    if (to.isPresent() && !to.equals(nameOf(root, type))) {
                        events.add(new SimpleConditionEvent(use, allowed.test(type, target), use.getDescription()));
                    }
                }
            }
        };
    }
}
