package dev.homeostat.adapter.postgres;

import dev.homeostat.domain.audit.RecordedEvent;
import dev.homeostat.domain.audit.Severity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.Binding;
import org.jdbi.v3.core.statement.ParsedParameters;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** Sees how long each statement takes and tells of the slow ones. Thread-safe. */
final class SlowStatements implements SqlLogger {

    private static final String EXPLAIN = "EXPLAIN ";

    private final Callers borrowers;
    private volatile Duration slowAfter = Duration.ofDays(1);
    private volatile Consumer<Slow> listener = slow -> {};

    SlowStatements(Callers borrowers) {
        this.borrowers = borrowers;
    }

    /**
     * A statement that took long.
     *
     * @param arguments by name, or by position where the name is a number from 0
     */
    record Slow(String callSite, String sql, Map<String, Argument> arguments, Duration took) {

        /** The same for one statement, whatever its arguments: 16 hex digits. */
        String fingerprint() {
            try {
                byte[] hash =
                        MessageDigest.getInstance("SHA-256").digest(oneLine().getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash).substring(0, 16);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        String oneLine() {
            return sql.strip().replaceAll("\\s+", " ");
        }

        String explain() {
            return EXPLAIN + sql;
        }

        /** What is kept of it; the plan may name values of its arguments. */
        RecordedEvent event(Instant at, String plan) {
            return new RecordedEvent(
                    "slow_query",
                    Severity.WARNING,
                    at,
                    Map.of(
                            "call_site",
                            callSite,
                            "sql",
                            oneLine(),
                            "sql_fingerprint",
                            fingerprint(),
                            "duration_ms",
                            Long.toString(took.toMillis()),
                            "plan",
                            plan));
        }
    }

    /** From now on the listener hears of statements that take so long; it must not keep the caller waiting. */
    void tell(Duration limit, Consumer<Slow> to) {
        listener = to;
        slowAfter = limit;
    }

    @Override
    public void logAfterExecution(StatementContext context) {
        look(context);
    }

    @Override
    public void logException(StatementContext context, SQLException failure) {
        look(context);
    }

    private void look(StatementContext context) {
        long millis = context.getElapsedTime(ChronoUnit.MILLIS);
        if (millis < slowAfter.toMillis() || context.getRenderedSql().startsWith(EXPLAIN)) {
            return;
        }
        listener.accept(new Slow(
                borrowers.callSite().orElse("unknown"),
                context.getRenderedSql(),
                arguments(context),
                Duration.ofMillis(millis)));
    }

    /** The library has no other way to ask for them. */
    @SuppressWarnings("removal")
    private static Map<String, Argument> arguments(StatementContext context) {
        ParsedParameters parameters = context.getParsedSql().getParameters();
        Binding binding = context.getBinding();
        Map<String, Argument> arguments = new LinkedHashMap<>();
        if (parameters.isPositional()) {
            for (int position = 0; position < parameters.getParameterCount(); position++) {
                String name = Integer.toString(position);
                binding.findForPosition(position).ifPresent(argument -> arguments.put(name, argument));
            }
        } else {
            for (String name : parameters.getParameterNames()) {
                binding.findForName(name, context).ifPresent(argument -> arguments.put(name, argument));
            }
        }
        return arguments;
    }
}
