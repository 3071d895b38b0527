package dev.homeostat.bootstrap.chaos;

import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.bootstrap.Main;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tests of runs have in common. */
final class Runs {

    private Runs() {}

    static RunOptions options(Consumer<String> progress, BooleanSupplier stop) {
        return new RunOptions(1, chromium(), false, progress, stop);
    }

    /**
     * How a program ended.
     *
     * @param said all of it, errors too
     * @param left what it left in its directory for temporary files
     */
    record Ended(int exit, String said, List<Path> left) {

        String lastLine() {
            return said.stripTrailing().lines().reduce("", (before, line) -> line);
        }

        /** What it said, its end first: of a failed test often the first line only is to be seen. */
        String endFirst() {
            return said.stripTrailing().lines().toList().reversed().stream().collect(Collectors.joining("\n"));
        }
    }

    /** Runs the program as a process of its own: a process knows the browser's driver once, where it was first. */
    static Ended program(String... arguments) throws IOException, InterruptedException {
        Path temporary = temporary();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData"));
        command.addAll(List.of("-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), said, takeAway(temporary));
        } finally {
            process.destroy();
        }
    }

    /** Removes the directory if it is empty; what is in it otherwise. */
    private static List<Path> takeAway(Path directory) throws IOException {
        List<Path> left;
        try (Stream<Path> paths = Files.list(directory)) {
            left = paths.toList();
        }
        if (left.isEmpty()) {
            Files.delete(directory);
        }
        return left;
    }

    /** With a short name: Chromium makes sockets below it, whose paths must not exceed 107 characters. */
    private static Path temporary() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
        return Files.createDirectory(
                parent.resolve("c" + Long.toString(System.nanoTime() % 1_000_000_000, Character.MAX_RADIX)));
    }

    private static Path chromium() {
        return switch (ChromiumLocator.ofSystem().locate()) {
            case ChromiumLocator.Answer.Found(Path program) -> program;
            case ChromiumLocator.Answer.Missing missing -> throw new AssertionError(missing.message());
        };
    }
}
