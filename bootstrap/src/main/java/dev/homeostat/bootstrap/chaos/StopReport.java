package dev.homeostat.bootstrap.chaos;

import dev.homeostat.bootstrap.trial.TrialResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came of a run of orders to stop. */
record StopReport(List<Order> orders, Findings findings, AuditCheck audit, Duration took) implements TrialResult {

    private static final Duration PROMISED = Duration.ofSeconds(1);
    private static final int HEAD = 18;
    private static final int CELL = 12;
    private static final String NOTHING = "-";

    StopReport {
        orders = List.copyOf(orders);
    }

    /**
     * One order.
     *
     * @param answered from the order until it was known to be given
     * @param delays from the order until items were accepted whose request was not at the site by then
     * @param resumed whether all was published once the order was taken back
     */
    record Order(StopPoint point, StopWay way, Duration answered, List<Duration> delays, boolean resumed) {

        Order {
            delays = List.copyOf(delays);
        }

        String line() {
            return "%s by %s: answered after %d ms, accepted later: %s%s"
                    .formatted(
                            point.word(),
                            way.word(),
                            answered.toMillis(),
                            worst().map(delay -> delay.toMillis() + " ms").orElse("nothing"),
                            resumed ? "" : ", NOT resumed");
        }

        Optional<Duration> worst() {
            return delays.stream().max(Duration::compareTo);
        }
    }

    private long late() {
        return orders.stream()
                .flatMap(order -> order.delays().stream())
                .filter(delay -> delay.compareTo(PROMISED) > 0)
                .count();
    }

    private long stuck() {
        return orders.stream().filter(order -> !order.resumed()).count();
    }

    private Optional<Duration> worst() {
        return orders.stream().flatMap(order -> order.delays().stream()).max(Duration::compareTo);
    }

    private Optional<Duration> worst(StopPoint point, StopWay way) {
        return orders.stream()
                .filter(order -> order.point() == point && order.way() == way)
                .flatMap(order -> order.delays().stream())
                .max(Duration::compareTo);
    }

    @Override
    public boolean isClean() {
        return late() == 0 && stuck() == 0 && findings.isEmpty() && audit.isWhole();
    }

    @Override
    public List<String> lines() {
        List<String> text = new ArrayList<>();
        text.add("the longest time from the order until an item was accepted whose request was not out, in ms:");
        StringBuilder head = new StringBuilder(cell("step", -HEAD));
        for (StopWay way : StopWay.values()) {
            head.append(cell(way.word(), CELL));
        }
        text.add(head.toString());
        orders.stream().map(Order::point).distinct().map(this::row).forEach(text::add);
        text.add("");
        text.add("audit chain: %s (%s)".formatted(audit.word(), audit.detail()));
        text.addAll(findings.lines());
        text.add(summary());
        return text;
    }

    private String row(StopPoint point) {
        StringBuilder row = new StringBuilder(cell(point.word(), -HEAD));
        for (StopWay way : StopWay.values()) {
            row.append(cell(
                    worst(point, way)
                            .map(delay -> Long.toString(delay.toMillis()))
                            .orElse(NOTHING),
                    CELL));
        }
        return row.toString();
    }

    private static String cell(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }

    private String summary() {
        return "orders: %d, late: %d, worst ms: %d, not resumed: %d, %s, audit: %s, seconds: %d"
                .formatted(
                        orders.size(),
                        late(),
                        worst().orElse(Duration.ZERO).toMillis(),
                        stuck(),
                        findings.summary(),
                        audit.word(),
                        took.toSeconds());
    }

    @Override
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("orders", orders.stream().map(StopReport::document).toList());
        document.put("late", late());
        document.put("worstMillis", worst().orElse(Duration.ZERO).toMillis());
        document.put("notResumed", stuck());
        document.putAll(findings.document());
        document.put("auditWhole", audit.isWhole());
        document.put("seconds", took.toSeconds());
        return document;
    }

    private static Map<String, Object> document(Order order) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("step", order.point().word());
        document.put("way", order.way().word());
        document.put("answeredMillis", order.answered().toMillis());
        document.put(
                "acceptedAfterMillis",
                order.delays().stream().map(Duration::toMillis).toList());
        return document;
    }
}
