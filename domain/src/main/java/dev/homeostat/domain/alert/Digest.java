package dev.homeostat.domain.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Many notices as one. */
public final class Digest {

    private static final int MOST_LINES = 30;
    private static final int LONGEST_LINE = 110;

    private Digest() {}

    /**
     * One notice that tells of all these, the gravest first. A digest among them is told by what it tells.
     *
     * @param notices at least one
     */
    public static Notice of(NoticeId id, String channel, List<Notice> notices, Instant at) {
        List<String> all = notices.stream()
                .sorted(Comparator.comparing(Notice::severity))
                .flatMap(Digest::lines)
                .toList();
        List<String> lines = new ArrayList<>(all.subList(0, Math.min(all.size(), MOST_LINES)));
        if (all.size() > MOST_LINES) {
            lines.add("- and %s more".formatted(Words.count(all.size() - MOST_LINES)));
        }
        return new Notice(
                id,
                Episode.of("digest/" + channel),
                Notice.Kind.DIGEST,
                notices.stream()
                        .map(Notice::severity)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                Words.count(all.size()) + " notices at once",
                String.join("\n", lines),
                at);
    }

    private static Stream<String> lines(Notice notice) {
        if (notice.kind() == Notice.Kind.DIGEST) {
            return notice.body().lines();
        }
        String line = "- %s, %s: %s".formatted(notice.severity().word(), Words.time(notice.at()), notice.title());
        return Stream.of(PlainText.line(line, LONGEST_LINE));
    }
}
