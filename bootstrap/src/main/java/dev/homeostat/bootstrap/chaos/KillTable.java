package dev.homeostat.bootstrap.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How often the engine was killed at each point under each fault. Not thread-safe. */
final class KillTable {

    private static final String ROW_HEAD = "point";
    private static final int ROW_HEAD_WIDTH = 16;
    private static final String UNREACHABLE = "-";

    private final Map<KillPoint, Map<SiteFault, Integer>> counts = new EnumMap<>(KillPoint.class);

    void add(KillPoint point, SiteFault fault) {
        counts.computeIfAbsent(point, row -> new EnumMap<>(SiteFault.class)).merge(fault, 1, Integer::sum);
    }

    int count(KillPoint point, SiteFault fault) {
        return counts.getOrDefault(point, Map.of()).getOrDefault(fault, 0);
    }

    int count(KillPoint point) {
        return counts.getOrDefault(point, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    int kills() {
        return counts.keySet().stream().mapToInt(this::count).sum();
    }

    /** The cells that can be reached and were not, in words. */
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
        for (SiteFault fault : SiteFault.values()) {
            head.append(cell(fault.word(), width(fault)));
        }
        lines.add(head.toString());
        for (KillPoint point : KillPoint.values()) {
            lines.add(line(point));
        }
        return lines;
    }

    private String line(KillPoint point) {
        StringBuilder line = new StringBuilder(cell(point.word(), -ROW_HEAD_WIDTH));
        for (SiteFault fault : SiteFault.values()) {
            String shown = point.reaches(fault) ? Integer.toString(count(point, fault)) : UNREACHABLE;
            line.append(cell(shown, width(fault)));
        }
        return line.toString();
    }

    private static int width(SiteFault fault) {
        return fault.word().length() + 2;
    }

    private static String cell(String text, int width) {
        return String.format(Locale.ROOT, "%" + width + "s", text);
    }

    /** The same as plain values; cells that cannot be reached are left out. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        for (KillPoint point : KillPoint.values()) {
            Map<String, Object> row = new LinkedHashMap<>();
            point.reachable().forEach(fault -> row.put(fault.word(), count(point, fault)));
            document.put(point.word(), row);
        }
        return document;
    }
}
