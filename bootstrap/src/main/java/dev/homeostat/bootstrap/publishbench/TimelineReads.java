package dev.homeostat.bootstrap.publishbench;

import dev.homeostat.adapter.playwright.BrowserWorker;
import dev.homeostat.adapter.playwright.ChromiumLocator;
import dev.homeostat.adapter.playwright.PlaywrightSite;
import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.application.publishing.port.TimelineReader;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.simulation.site.PracticeSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * What it saves to read the latest page of a timeline without its pictures.
 *
 * @param reads of each kind, in turns
 * @param processorWithout processor time of all reads, of the whole process tree
 * @param pictures that one read loads when it loads all
 */
record TimelineReads(
        int reads,
        Duration p50Without,
        Duration p50With,
        Duration processorWithout,
        Duration processorWith,
        long pictures) {

    private static final double HALF = 0.5;

    static TimelineReads measure(
            PracticeSite site, PublishBenchOptions options, Path directory, int reads, BooleanSupplier stop) {
        try (BrowserWorker worker = new BrowserWorker("timeline", directory, ChromiumLocator.at(options.chromium()))) {
            TimelineReader without = reader(SiteProfile.practice(site.url()), worker);
            TimelineReader with = reader(loadingAll(site, directory), worker);
            read(without);
            read(with);
            Samples times = new Samples();
            Duration processorWithout = Duration.ZERO;
            Duration processorWith = Duration.ZERO;
            long before = site.picturesServed();
            for (int number = 0; number < reads && !stop.getAsBoolean(); number++) {
                processorWithout = processorWithout.plus(timed(without, times, "without"));
                processorWith = processorWith.plus(timed(with, times, "with"));
            }
            return new TimelineReads(
                    reads,
                    times.at("without", HALF),
                    times.at("with", HALF),
                    processorWithout,
                    processorWith,
                    (site.picturesServed() - before) / Math.max(1, reads));
        }
    }

    /** The processor time of one read. */
    private static Duration timed(TimelineReader reader, Samples times, String name) {
        Duration processor = TreeUse.processorTime();
        long begun = System.nanoTime();
        read(reader);
        times.add(name, Duration.ofNanos(System.nanoTime() - begun));
        return TreeUse.processorTime().minus(processor);
    }

    private static void read(TimelineReader reader) {
        if (reader.read(Instant.now()) instanceof TimelineReading.Unreadable unreadable) {
            throw new IllegalStateException("the timeline cannot be read: " + unreadable.detail());
        }
    }

    private static TimelineReader reader(SiteProfile profile, BrowserWorker worker) {
        return new PlaywrightSite(profile, Way.WHO, worker).timelineReader();
    }

    /** The profile with which readers load everything. */
    static SiteProfile loadingAll(PracticeSite site, Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = Files.writeString(
                    directory.resolve("loading-all.yaml"),
                    SiteProfile.builtInText("practice") + System.lineSeparator() + "images: load");
            return SiteProfile.load(file).withBaseUrl(site.url());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + directory, e);
        }
    }

    double savedMillis() {
        return (p50With.toNanos() - p50Without.toNanos()) / 1e6;
    }
}
