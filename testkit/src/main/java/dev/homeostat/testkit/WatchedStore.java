package dev.homeostat.testkit;

import dev.homeostat.application.StorePorts;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Store ports with somebody who looks on at every call but the recording of errors. */
public final class WatchedStore {

    private WatchedStore() {}

    /** Looks on, and may throw what a store may throw. */
    public interface Onlooker {

        /** Right before the call reaches the store; what this throws keeps it from that. */
        default void before(Method call) {}

        /** After the call took effect, before its caller hears of it. */
        default void after(Method call) {}
    }

    /** The same ports, watched. */
    public static StorePorts of(StorePorts ports, Onlooker onlooker) {
        return ports.each(new StorePorts.Wrapping() {
            @Override
            public <P> P wrap(Class<P> port, P real) {
                return watched(port, real, onlooker);
            }
        });
    }

    private static <P> P watched(Class<P> port, P real, Onlooker onlooker) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> {
                    onlooker.before(method);
                    Object answer = call(real, method, arguments);
                    onlooker.after(method);
                    return answer;
                }));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
