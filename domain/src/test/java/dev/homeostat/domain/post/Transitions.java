package dev.homeostat.domain.post;

import dev.homeostat.domain.account.Epoch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds by reflection what can be done to a post, so that no transition method can escape the tests. */
final class Transitions {
    private Transitions() {}

    /** One method called on one post. */
    record Transition(Post from, String method, Post to) {
        boolean isChangeOfStatus() {
            return from.status() != to.status();
        }
    }

    /** Every transition method that the type of the post offers, in a fixed order. */
    static List<Method> methodsOf(Post post) {
        return Arrays.stream(post.getClass().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
                .filter(method -> Post.class.isAssignableFrom(method.getReturnType()))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    static Transition take(Post post, Method method, int step) {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> argument(type, post, step))
                .toArray();
        try {
            return new Transition(post, method.getName(), (Post) method.invoke(post, arguments));
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new LinkageError("%s of %s failed".formatted(method.getName(), post), e);
        }
    }

    /** The types that a post can have, leaves of the sealed hierarchy. */
    static List<Class<?>> states() {
        return leaves(Post.class);
    }

    private static List<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        List<Class<?>> leaves = new ArrayList<>();
        Arrays.stream(type.getPermittedSubclasses()).map(Transitions::leaves).forEach(leaves::addAll);
        return leaves;
    }

    private static Object argument(Class<?> type, Post post, int step) {
        if (type == Instant.class) {
            return SamplePosts.INTENT.plusSeconds(60L * step);
        }
        if (type == Duration.class) {
            return SamplePosts.ATTEMPT_LENGTH;
        }
        if (type == Epoch.class) {
            return post.details().lastEpoch().next();
        }
        if (type == SitePostId.class) {
            return new SitePostId("site-" + step);
        }
        if (type == String.class) {
            return "reason " + step;
        }
        throw new AssertionError("a transition takes a %s: teach this test to make one".formatted(type));
    }
}
