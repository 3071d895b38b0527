package dev.homeostat.bootstrap.config;

import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key that can be configured, as {@link HomeostatConfig} declares it.
 *
 * @param name as written in a file, such as {@code account.password-file}
 * @param type of the value, or of each where the key takes a list
 * @param list whether it takes several values, joined by commas
 * @param defaultValue as it would be written
 * @param unset what holds without a value where there is no default
 */
record ConfigKey(
        String name,
        Class<?> type,
        boolean list,
        Optional<String> defaultValue,
        String meaning,
        String form,
        String unset,
        boolean secret) {

    /** All keys there are, by name. */
    static List<ConfigKey> all() {
        return in(HomeostatConfig.class, "")
                .sorted(Comparator.comparing(ConfigKey::name))
                .toList();
    }

    /** The name of the environment variable that sets it. */
    String variable() {
        return "HOMEOSTAT_" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static Stream<ConfigKey> in(Class<?> group, String prefix) {
        return Arrays.stream(group.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .flatMap(method -> of(method, prefix + kebab(method.getName())));
    }

    private static Stream<ConfigKey> of(Method method, String name) {
        Key key = method.getAnnotation(Key.class);
        if (key == null) {
            return in(method.getReturnType(), name + ".");
        }
        Optional<String> byDefault =
                Optional.ofNullable(method.getAnnotation(WithDefault.class)).map(WithDefault::value);
        return Stream.of(new ConfigKey(
                name,
                elementOf(method.getGenericReturnType()),
                isList(method.getGenericReturnType()),
                byDefault,
                key.meaning(),
                key.form(),
                key.unset(),
                key.secret()));
    }

    /** What is left without {@code Optional} and {@code List}. */
    private static Class<?> elementOf(Type type) {
        return type instanceof ParameterizedType container
                ? elementOf(container.getActualTypeArguments()[0])
                : (Class<?>) type;
    }

    private static boolean isList(Type type) {
        return type instanceof ParameterizedType container
                && (container.getRawType() == List.class || isList(container.getActualTypeArguments()[0]));
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
