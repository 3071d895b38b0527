package dev.homeostat.adapter.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    @TempDir
    private Path home;

    private final FaultyDisk disk = new FaultyDisk();
    private final List<String> damage = new ArrayList<>();
    private final List<Spool> opened = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        for (Spool spool : opened) {
            spool.close();
        }
    }

    @Test
    void givesBackWhatItTookInOrder() throws IOException {
        Spool spool = spool(1 << 20, 1_000);
        spool.append(List.of("one", "two"));
        assertThat(spool.oldest(1)).containsExactly("one");
        spool.drop(1);
        spool.append(List.of("three"));

        assertThat(drained(spool)).containsExactly("two", "three");
        assertThat(spool.isEmpty()).isTrue();
        assertThat(JournalFixture.names(directory())).containsExactly("spool.lock");
    }

    @Test
    void whatAnotherProcessLeftIsFoundAgainInOrder() throws IOException {
        List<String> large =
                numbers(1, 3_000).map(number -> "x".repeat(1_000) + number).toList();
        Spool first = spool(64 << 20, 1_000_000);
        for (String text : large) {
            first.append(List.of(text));
        }
        first.close();

        Spool second = spool(64 << 20, 1_000_000);
        assertThat(second.isEmpty()).isTrue();
        assertThat(second.findLeftovers()).isTrue();
        second.append(List.of("new"));

        List<String> expected = new ArrayList<>(large);
        expected.add("new");
        assertThat(drained(second)).isEqualTo(expected);
        assertThat(second.findLeftovers()).isFalse();
    }

    @Test
    void itIsBoundedInBytesAndInCount() throws IOException {
        Spool bytes = spool(100, 1_000);
        bytes.append(List.of("x".repeat(60)));
        assertThat(bytes.fill()).isGreaterThan(0.5);
        assertThatThrownBy(() -> bytes.append(List.of("x".repeat(60)))).hasMessageContaining("full");
        assertThat(drained(bytes)).hasSize(1);

        Spool count = spool(1 << 20, 2);
        count.append(List.of("one"));
        assertThatThrownBy(() -> count.append(List.of("two", "three"))).hasMessageContaining("full");
        count.append(List.of("two"));
        assertThat(drained(count)).containsExactly("one", "two");
    }

    @Test
    void onAFullDiskAllOrNothingIsTaken() throws IOException {
        Spool spool = spool(1 << 20, 1_000);
        disk.full(true);
        assertThatThrownBy(() -> spool.append(List.of("early"))).hasMessageContaining("No space left on device");
        disk.full(false);
        spool.append(List.of("one"));
        disk.full(true);
        assertThatThrownBy(() -> spool.append(List.of("lost", "lost too"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> spool.append(List.of("lost"))).isInstanceOf(IOException.class);
        disk.full(false);
        spool.append(List.of("two"));

        assertThat(drained(spool)).containsExactly("one", "two");
        assertThat(damage).isEmpty();
    }

    @Test
    void aTornLastTextIsLeftOutWhereverItIsTorn() throws IOException {
        Spool first = spool(1 << 20, 1_000);
        first.append(List.of("one"));
        Path file = directory().resolve("000000000001.spool");
        int from = Math.toIntExact(Files.size(file));
        first.append(List.of("two"));
        byte[] whole = Files.readAllBytes(file);
        first.close();

        for (int length = from; length < whole.length - 1; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            Spool next = spool(1 << 20, 1_000);
            next.findLeftovers();
            next.append(List.of("three"));

            assertThat(drained(next)).as("cut to %d bytes", length).containsExactly("one", "three");
        }
        assertThat(damage).isEmpty();
    }

    @Test
    void aDamagedTextIsToldAndItsFileKept() throws IOException {
        Spool first = spool(1 << 20, 1_000);
        first.append(List.of("one", "two", "three"));
        first.close();
        Path file = directory().resolve("000000000001.spool");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Spool next = spool(1 << 20, 1_000);
        next.findLeftovers();

        assertThat(drained(next)).containsExactly("one", "three");
        assertThat(damage).singleElement().asString().contains("000000000001.spool.damaged");
        assertThat(Files.readAllBytes(directory().resolve("000000000001.spool.damaged")))
                .isEqualTo(bytes);
    }

    @Test
    void oneProcessHasItWhileThereIsSomethingInIt() throws IOException {
        Spool first = spool(1 << 20, 1_000);
        Spool second = spool(1 << 20, 1_000);
        first.append(List.of("one"));
        assertThatThrownBy(() -> second.append(List.of("two"))).hasMessageContaining("in use");
        assertThatThrownBy(second::findLeftovers).hasMessageContaining("in use");
        first.drop(first.oldest(10).size());

        second.append(List.of("two"));
        assertThat(drained(second)).containsExactly("two");
    }

    @Test
    void itsOwnerAloneCanReadIt() throws IOException {
        spool(1 << 20, 1_000).append(List.of("one"));

        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(directory().resolve("000000000001.spool"))))
                .isEqualTo("rw-------");
    }

    private Path directory() {
        return home.resolve("spool");
    }

    private Spool spool(long bytes, int count) {
        Spool spool = new Spool(new SpoolSettings(directory(), bytes, count), damage::add, disk);
        opened.add(spool);
        return spool;
    }

    private static Stream<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString);
    }

    private static List<String> drained(Spool spool) throws IOException {
        List<String> all = new ArrayList<>();
        for (List<String> next = spool.oldest(7); !next.isEmpty(); next = spool.oldest(7)) {
            all.addAll(next);
            spool.drop(next.size());
        }
        return all;
    }
}
