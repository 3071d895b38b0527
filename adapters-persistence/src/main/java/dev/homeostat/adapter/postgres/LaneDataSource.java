package dev.homeostat.adapter.postgres;

import dev.homeostat.application.error.port.StoreUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/** Connections through a lane, for a library that wants a {@link DataSource}. */
final class LaneDataSource {

    private static final String BORROWER = "scheduler";

    private final DataSource real;
    private final Lane lane;
    private final Callers borrowers;

    LaneDataSource(DataSource real, Lane lane, Callers borrowers) {
        this.real = real;
        this.lane = lane;
        this.borrowers = borrowers;
    }

    DataSource proxy() {
        return (DataSource) Proxy.newProxyInstance(
                LaneDataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, args) ->
                        method.getName().equals("getConnection") ? connection(method, args) : call(real, method, args));
    }

    private Connection connection(Method method, Object[] args) throws Throwable {
        try {
            lane.enter(BORROWER);
        } catch (StoreUnavailable full) {
            throw new SQLTransientConnectionException(full.getMessage(), full);
        }
        boolean given = false;
        try {
            Connection connection = (Connection) call(real, method, args);
            borrowers.begin(BORROWER);
            given = true;
            return leavingWhenClosed(connection);
        } finally {
            if (!given) {
                lane.leave();
            }
        }
    }

    private Connection leavingWhenClosed(Connection connection) {
        AtomicBoolean closed = new AtomicBoolean();
        return (Connection) Proxy.newProxyInstance(
                LaneDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    try {
                        return call(connection, method, args);
                    } finally {
                        if (method.getName().equals("close") && !closed.getAndSet(true)) {
                            borrowers.end();
                            lane.leave();
                        }
                    }
                });
    }

    private static Object call(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
