package dev.homeostat.bootstrap.chaos;

import dev.homeostat.adapter.playwright.SiteProfile;
import dev.homeostat.bootstrap.config.ConfigLoader;
import dev.homeostat.bootstrap.config.LoadedConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** The directory of one run: configuration, profile, state, temporary files of the engines, logs. */
final class ChaosFiles implements AutoCloseable {

    private static final String BUILT_IN = "/dev/homeostat/profile/practice.yaml";
    private static final int TRIES = 5;
    private static final long SHORT = 2_000_000_000;

    private final Path directory;
    private final boolean keep;

    private ChaosFiles(Path directory, boolean keep) {
        this.directory = directory;
        this.keep = keep;
    }

    static ChaosFiles create(boolean keep) {
        try {
            Path parent = Path.of(System.getProperty("java.io.tmpdir")).toRealPath();
            return new ChaosFiles(makeIn(parent), keep);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory can be made", e);
        }
    }

    /** With a short name: Chromium makes sockets below it, whose paths must not exceed 107 characters. */
    private static Path makeIn(Path parent) throws IOException {
        Path directory = parent.resolve("chaos-" + Long.toString(System.nanoTime() % SHORT, Character.MAX_RADIX));
        return Files.createDirectory(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Path directory() {
        return directory;
    }

    /** What engines use as their directory for temporary files. */
    Path temporary() {
        return directory;
    }

    Path configFile() {
        return directory.resolve("homeostat.yaml");
    }

    Path siteStore() {
        return directory.resolve("site.jsonl");
    }

    /** Where engines write what they would say on a terminal. */
    Path engineErrors() {
        return directory.resolve("engine.err");
    }

    private Path profileFile() {
        return directory.resolve("site-profile.yaml");
    }

    /** Writes the configuration of an engine that runs on the site, and loads it; the environment plays no part. */
    LoadedConfig configure(URI site, Path chromium) {
        return configure(configFile(), site, chromium, Map.of());
    }

    /**
     * The same into another file.
     *
     * @param special what is different from the usual, by key
     */
    LoadedConfig configure(Path file, URI site, Path chromium, Map<String, Object> special) {
        Map<String, Object> config = config(site, chromium);
        config.putAll(special);
        try {
            Files.writeString(profileFile(), new Yaml().dump(profile()));
            Files.writeString(file, new Yaml().dump(config));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + directory, e);
        }
        return load(file);
    }

    static LoadedConfig load(Path file) {
        return ConfigLoader.load(
                Optional.of(file), Map.of(), "account.id", "account.username", "account.password", "site.base-url");
    }

    private static Map<String, Object> profile() throws IOException {
        try (InputStream in = Objects.requireNonNull(SiteProfile.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
            Map<String, Object> profile = new Yaml().load(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            profile.put("name", "chaos");
            profile.put("delays", delays());
            return profile;
        }
    }

    private static Map<String, String> delays() {
        Map<String, String> delays = new LinkedHashMap<>();
        delays.put("maxAcceptDelay", millis(ChaosSettings.MAX_ACCEPT));
        delays.put("maxVisibilityDelay", millis(ChaosSettings.MAX_VISIBILITY));
        delays.put("clockTolerance", millis(ChaosSettings.CLOCK_TOLERANCE));
        delays.put("betweenReads", millis(ChaosSettings.BETWEEN_READS));
        delays.put("navigationTimeout", millis(ChaosSettings.NAVIGATION));
        return delays;
    }

    private Map<String, Object> config(URI site, Path chromium) {
        String every = seconds(ChaosSettings.JOBS.multipliedBy(ChaosSettings.TIME_RATE));
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("account.id", ChaosSettings.ACCOUNT);
        config.put("account.mode", "live");
        config.put("account.username", ChaosSettings.USER);
        config.put("account.password", ChaosSettings.USER);
        config.put("site.profile", profileFile().toString());
        config.put("site.base-url", site.toString());
        config.put("state-directory", directory.resolve("state").toString());
        config.put("browser.chromium", chromium.toString());
        config.put("publishing.attempt-length", seconds(ChaosSettings.ATTEMPT));
        config.put("publishing.minimum-gap", "0s");
        config.put("publishing.caps.posts-per-hour", ChaosSettings.PACE);
        config.put("publishing.caps.posts-per-day", ChaosSettings.PACE * 24);
        for (String bound : List.of("least", "start", "most")) {
            config.put("publishing.rate." + bound, ChaosSettings.PACE);
        }
        config.put("tenure.length", seconds(ChaosSettings.TENURE));
        config.put("time.rate", ChaosSettings.TIME_RATE);
        config.put("jobs.posting.every", every);
        config.put("jobs.reconcile.every", every);
        return config;
    }

    private static String millis(Duration duration) {
        return duration.toMillis() + "ms";
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + "s";
    }

    /** Removes the directory, unless it is to be kept. */
    @Override
    public void close() {
        if (keep) {
            return;
        }
        IOException last = null;
        // Processes that were just ended may still be writing.
        for (int i = 0; i < TRIES && Files.exists(directory); i++) {
            try {
                delete();
            } catch (IOException | UncheckedIOException e) {
                last = e instanceof IOException failure ? failure : new IOException(e);
            }
        }
        if (Files.exists(directory)) {
            throw new UncheckedIOException("cannot remove " + directory, Objects.requireNonNull(last));
        }
    }

    private void delete() throws IOException {
        List<Path> all;
        try (Stream<Path> paths = Files.walk(directory)) {
            all = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
