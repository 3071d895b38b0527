package dev.homeostat.adapter.postgres;

import dev.homeostat.application.error.port.StoreUnavailable;
import dev.homeostat.application.resilience.RetryAllowance;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * The one entry to JDBC. A failure of the connection becomes {@link StoreUnavailable}; a conflict with another
 * transaction is tried again a few times, because nothing of it was committed, and as far as the process may retry at all;
 * anything else is a bug and passes.
 */
final class Database {

    private static final int MAX_TRIES = 5;

    private final DataSource dataSource;
    private final Runnable beforeCommit;
    private final RetryAllowance retries;
    private final Jdbi jdbi;

    Database(DataSource dataSource) {
        this(dataSource, () -> {});
    }

    /**
     * An entry that lets somebody look on.
     *
     * @param beforeCommit run right before each commit, by the thread that commits
     */
    Database(DataSource dataSource, Runnable beforeCommit) {
        this(dataSource, beforeCommit, RetryAllowance.UNLIMITED);
    }

    /**
     * An entry that retries as far as the process may.
     *
     * @param beforeCommit run right before each commit, by the thread that commits
     * @param retries asked before each retry
     */
    Database(DataSource dataSource, Runnable beforeCommit, RetryAllowance retries) {
        this.dataSource = dataSource;
        this.beforeCommit = beforeCommit;
        this.retries = retries;
        this.jdbi = Jdbi.create(dataSource).registerArgument(new InstantArguments());
    }

    /** For libraries that need one; their failures are not mapped. */
    DataSource dataSource() {
        return dataSource;
    }

    <T> T inTransaction(Function<Handle, T> work) {
        retries.firstTry();
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(handle -> {
                    T result = work.apply(handle);
                    beforeCommit.run();
                    return result;
                });
            } catch (RuntimeException failure) {
                Optional<SQLException> cause = SqlFailures.find(failure);
                boolean conflict = cause.filter(SqlFailures::isConflict).isPresent();
                if (conflict && attempt < MAX_TRIES && retries.tryRetry()) {
                    continue;
                }
                if (conflict || cause.filter(SqlFailures::isAway).isPresent()) {
                    throw new StoreUnavailable("the database did not answer: " + firstLine(cause.get()), failure);
                }
                throw failure;
            }
        }
    }

    void useTransaction(Consumer<Handle> work) {
        inTransaction(handle -> {
            work.accept(handle);
            return true;
        });
    }

    private static String firstLine(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
    }

    /** Binds instants with their offset, so that no time zone of the process plays a part. */
    private static final class InstantArguments extends AbstractArgumentFactory<Instant> {

        InstantArguments() {
            super(Types.TIMESTAMP_WITH_TIMEZONE);
        }

        @Override
        protected Argument build(Instant value, ConfigRegistry config) {
            return (position, statement, context) ->
                    statement.setObject(position, OffsetDateTime.ofInstant(value, ZoneOffset.UTC));
        }
    }
}
