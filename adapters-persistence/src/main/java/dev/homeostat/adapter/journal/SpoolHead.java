package dev.homeostat.adapter.journal;

import dev.homeostat.adapter.journal.CheckedLines.Scan;
import dev.homeostat.adapter.journal.Disk.DiskFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The oldest file of a spool, as it is being emptied. */
final class SpoolHead {

    private final Path file;
    private final List<String> texts;
    private final int damaged;
    private int dropped;

    private SpoolHead(Path file, Scan scan) {
        this.file = file;
        this.texts = scan.texts();
        this.damaged = scan.damaged();
    }

    static SpoolHead read(Path file, Disk disk) throws IOException {
        try (DiskFile opened = disk.open(file)) {
            return new SpoolHead(file, CheckedLines.scan(opened.read()));
        }
    }

    List<String> oldest(int most) {
        return texts.subList(dropped, Math.min(texts.size(), dropped + most));
    }

    void drop(int count) {
        dropped += count;
    }

    boolean isSpent() {
        return dropped == texts.size();
    }

    int size() {
        return texts.size();
    }

    int damaged() {
        return damaged;
    }

    /** Where the file goes when it is spent, if something in it could not be read. */
    Path aside() {
        return file.resolveSibling(file.getFileName() + ".damaged");
    }
}
