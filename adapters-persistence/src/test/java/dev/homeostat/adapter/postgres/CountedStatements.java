package dev.homeostat.adapter.postgres;

import dev.homeostat.application.job.TraceContext;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.MDC;

/** Real connections that count the statements of each run of a job. For one thread. */
final class CountedStatements {

    private final DataSource real;
    private final Map<Run, Integer> counts = new LinkedHashMap<>();

    private record Run(String job, String id) {}

    CountedStatements(DataSource real) {
        this.real = real;
    }

    DataSource dataSource() {
        return watched(DataSource.class, real);
    }

    /** How many statements each run of the job made, in order. */
    List<Integer> of(String job) {
        return counts.entrySet().stream()
                .filter(run -> run.getKey().job().equals(job))
                .map(Map.Entry::getValue)
                .toList();
    }

    private <T> T watched(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> call(target, method, args)));
    }

    private Object call(Object target, Method method, Object[] args) throws Throwable {
        if (method.getName().startsWith("execute")) {
            count();
        }
        try {
            Object result = method.invoke(target, args);
            Class<?> type = method.getReturnType();
            return type == Connection.class || Statement.class.isAssignableFrom(type) ? watched(type, result) : result;
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private void count() {
        String id = MDC.get(TraceContext.RUN_ID);
        if (id != null) {
            counts.merge(new Run(MDC.get(TraceContext.JOB_NAME), id), 1, Integer::sum);
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        counts.keySet().stream().map(Run::job).distinct().sorted().forEach(job -> {
            int[] sorted = of(job).stream().mapToInt(Integer::intValue).sorted().toArray();
            text.append("%s: %d runs, median %d, most %d%n"
                    .formatted(
                            job,
                            sorted.length,
                            sorted[sorted.length / 2],
                            Arrays.stream(sorted).max().orElse(0)));
        });
        return text.toString();
    }
}
