package dev.homeostat.adapter.postgres;

import dev.homeostat.application.database.port.DatabaseProbe.QueryStatistics;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Every place that begins transactions, by the class of its work: each lambda has one. The stack is looked at only when
 * a class comes for the first time. Thread-safe.
 */
final class CallSites {

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    private static final String OURS = "dev.homeostat.";
    private static final String LAMBDA = "lambda$";

    private final Map<Class<?>, CallSite> byWork = new ConcurrentHashMap<>();
    private final Map<String, CallSite> byName = new ConcurrentHashMap<>();

    CallSite of(Class<?> work) {
        CallSite known = byWork.get(work);
        if (known != null) {
            return known;
        }
        CallSite site = byName.computeIfAbsent(callerOfTheDatabase(), CallSite::new);
        byWork.put(work, site);
        return site;
    }

    /** The slowest first. */
    List<QueryStatistics> statistics() {
        return byName.values().stream()
                .map(CallSite::statistics)
                .filter(statistics -> statistics.count() > 0)
                .sorted(Comparator.comparing(QueryStatistics::p95).reversed().thenComparing(QueryStatistics::callSite))
                .toList();
    }

    private static String callerOfTheDatabase() {
        return STACK.walk(frames -> name(frames.filter(CallSites::isACaller)));
    }

    private static boolean isACaller(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return type.getName().startsWith(OURS) && type != CallSites.class && type != Database.class;
    }

    /** The method by which the outermost caller was entered, in which the work may be shared out further. */
    private static String name(Stream<StackFrame> callers) {
        List<StackFrame> frames = callers.toList();
        if (frames.isEmpty()) {
            return "unknown";
        }
        Class<?> type = outermost(frames.getFirst().getDeclaringClass());
        StackFrame entered = frames.stream()
                .takeWhile(frame -> outermost(frame.getDeclaringClass()) == type)
                .reduce((first, second) -> second)
                .orElseThrow();
        return type.getSimpleName() + "." + method(entered.getMethodName());
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        return outer;
    }

    /** A lambda bears the name of its method between dollar signs. */
    private static String method(String name) {
        return name.startsWith(LAMBDA) ? name.substring(LAMBDA.length(), name.lastIndexOf('$')) : name;
    }
}
