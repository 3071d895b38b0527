package dev.homeostat.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.util.Arrays;
import java.util.Set;

/** Names what code may reach for: calls, method references and fields alike. */
final class Calls {
    private Calls() {}

    /** Any of these methods of the type, or its field of that name. */
    static DescribedPredicate<JavaAccess<?>> to(Class<?> owner, String... names) {
        Set<String> wanted = Set.copyOf(Arrays.asList(names));
        return DescribedPredicate.describe(
                "%s.%s".formatted(owner.getSimpleName(), String.join("/", names)),
                access -> access.getTargetOwner().isEquivalentTo(owner) && wanted.contains(access.getName()));
    }

    /** A constructor of the type or of one derived from it. */
    static DescribedPredicate<JavaAccess<?>> toNew(Class<?> type) {
        return DescribedPredicate.describe(
                "new %s".formatted(type.getSimpleName()),
                access -> access.getTargetOwner().isAssignableTo(type)
                        && access.getTarget() instanceof AccessTarget.ConstructorCallTarget);
    }

    /** The same, but not when it is given a seed. */
    static DescribedPredicate<JavaAccess<?>> toNewUnseeded(Class<?> type) {
        return toNew(type)
                .and(DescribedPredicate.describe(
                        "without a seed",
                        access -> access.getTarget() instanceof AccessTarget.ConstructorCallTarget made
                                && made.getRawParameterTypes().isEmpty()));
    }

    /** Any {@code now()} of {@code java.time} that is not given a clock. */
    static DescribedPredicate<JavaAccess<?>> toNowWithoutClock() {
        return DescribedPredicate.describe(
                "now() without a clock",
                access -> access.getTargetOwner().getPackageName().startsWith("java.time")
                        && access.getName().equals("now")
                        && !takesClock(access.getTarget()));
    }

    @SafeVarargs
    static DescribedPredicate<JavaAccess<?>> anyOf(DescribedPredicate<JavaAccess<?>>... predicates) {
        return DescribedPredicate.or(predicates);
    }

    private static boolean takesClock(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }
}
