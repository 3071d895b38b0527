package dev.homeostat.adapter.journal;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Epoch;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.testkit.PostFixtures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Claims to keep, and a look at the files. */
final class JournalFixture {

    static final AccountId ACCOUNT = new AccountId("main");
    static final Instant NOW = Instant.parse("2026-03-01T08:00:00.123456Z");

    private JournalFixture() {}

    static Claim claimOf(int number) {
        return new Claim(
                new Epoch(number),
                new PostFixtures(ACCOUNT, number)
                        .queued(NOW, "post " + number)
                        .claim(new Epoch(number + 1L), NOW, Duration.ofMinutes(2)));
    }

    static List<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
