package dev.homeostat.adapter.postgres;

import dev.homeostat.testkit.memory.StoreFault;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** Real connections that fail when told: before anything happens, or after the commit. */
final class FaultyDataSource implements DataSource {

    private final DataSource real;
    private final AtomicReference<Optional<StoreFault>> next = new AtomicReference<>(Optional.empty());
    private final AtomicInteger refusals = new AtomicInteger();
    private volatile boolean away;

    FaultyDataSource(DataSource real) {
        this.real = real;
    }

    void failNext(StoreFault fault) {
        next.set(Optional.of(fault));
    }

    void away(boolean isAway) {
        away = isAway;
    }

    /** How often a connection was refused so far. */
    int refusals() {
        return refusals.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Optional<StoreFault> fault = next.getAndSet(Optional.empty());
        if (away || fault.equals(Optional.of(StoreFault.NOT_REACHED))) {
            refusals.incrementAndGet();
            throw new SQLException("the server was not reached (planned)", "08001");
        }
        Connection connection = real.getConnection();
        return fault.isPresent() ? losingTheReply(connection) : connection;
    }

    private static Connection losingTheReply(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                FaultyDataSource.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    Object result = call(connection, method, args);
                    if (method.getName().equals("commit")) {
                        throw new SQLException("the reply to the commit was lost (planned)", "08006");
                    }
                    return result;
                });
    }

    private static Object call(Connection connection, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(connection, args);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return real.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return real.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
