package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.publishing.port.AttemptJournal;
import java.util.List;

/**
 * What became of the attempts that were kept on this host.
 *
 * @param offline attempts for which leave was given while the store was away, or whose outcome came first by replay
 * @param replayed entries that were brought to the store later
 * @param left entries that are still open
 */
record Journals(int offline, int replayed, int left) {

    private static final int ALL = 100_000;

    static Journals of(Ground ground, List<AttemptJournal.Entry> open) {
        List<String> acts = ground.desk().ports().audit().after(0, ALL).stream()
                .map(entry -> entry.content().act())
                .toList();
        return new Journals(count(acts, "publish_granted_offline"), count(acts, "publish_replayed"), open.size());
    }

    private static int count(List<String> acts, String act) {
        return Math.toIntExact(acts.stream().filter(act::equals).count());
    }
}
