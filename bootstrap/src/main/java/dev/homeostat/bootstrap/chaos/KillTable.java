package dev.homeostat.bootstrap.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often the engine was killed at each point under each fault. Not thread-safe. */
final class KillTable {

    private static final String ROW_HEAD = "fault";
    private static final int ROW_HEAD_WIDTH = 27;
    private static final String UNREACHABLE = "-";

    private final Map<KillPoint, Map<SiteFault, Integer>> counts = new EnumMap<>(KillPoint.class);

    void add(KillPoint point, SiteFault fault) {
        counts.computeIfAbsent(point, row -> new EnumMap<>(SiteFault.class)).merge(fault, 1, Integer::sum);
    }

    int count(KillPoint point, SiteFault fault) {
        return counts.getOrDefault(point, Map.of()).getOrDefault(fault, 0);
    }

    int count(KillPoint point) {
        return Arrays.stream(SiteFault.values())
                .mapToInt(fault -> count(point, fault))
                .sum();
    }

    int count(SiteFault fault) {
        return Arrays.stream(KillPoint.values())
                .mapToInt(point -> count(point, fault))
                .sum();
    }

    int count(KillPoint point, SiteFault.Group group) {
        return Arrays.stream(SiteFault.values())
                .filter(fault -> fault.group() == group)
                .mapToInt(fault -> count(point, fault))
                .sum();
    }

    int kills() {
        return counts.keySet().stream().mapToInt(this::count).sum();
    }

    /** The cells that can be reached and were not, in words; what needs a person or is beyond the bounds may be. */
    List<String> emptyCells() {
        List<String> empty = new ArrayList<>();
        for (KillPoint point : KillPoint.values()) {
            for (SiteFault fault : point.reachable()) {
                if (count(point, fault) == 0) {
                    empty.add("%s x %s".formatted(point.word(), fault.word()));
                }
            }
        }
        return empty;
    }

    /** The table for people; a dash stands where nothing can be. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(cell(ROW_HEAD, -ROW_HEAD_WIDTH));
        for (KillPoint point : KillPoint.values()) {
            head.append(cell(point.word(), width(point)));
        }
        lines.add(head.toString());
        Arrays.stream(SiteFault.values()).filter(this::isShown).map(this::line).forEach(lines::add);
        return lines;
    }

    /** What lies beyond the bounds only where it was asked for. */
    private boolean isShown(SiteFault fault) {
        return fault.group() != SiteFault.Group.BEYOND || count(fault) > 0;
    }

    private String line(SiteFault fault) {
        StringBuilder line = new StringBuilder(cell(fault.word(), -ROW_HEAD_WIDTH));
        for (KillPoint point : KillPoint.values()) {
            String shown = point.reaches(fault) ? Integer.toString(count(point, fault)) : UNREACHABLE;
            line.append(cell(shown, width(point)));
        }
        return line.toString();
    }

    private static int width(KillPoint point) {
        return point.word().length() + 2;
    }

    private static String cell(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }

    /** The same as plain values, by point; cells that cannot be reached are left out. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        for (KillPoint point : KillPoint.values()) {
            Map<String, Object> row = new LinkedHashMap<>();
            Arrays.stream(SiteFault.values())
                    .filter(point::reaches)
                    .filter(this::isShown)
                    .forEach(fault -> row.put(fault.word(), count(point, fault)));
            document.put(point.word(), row);
        }
        return document;
    }
}
