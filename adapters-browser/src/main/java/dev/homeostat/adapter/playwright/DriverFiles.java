package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.impl.driver.jar.DriverJar;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Playwright's own program, unpacked once into a directory that stays. Left to itself Playwright unpacks it anew for
 * every process into a temporary directory, and a process that is killed leaves some 130 MB behind.
 */
final class DriverFiles {

    private static final String PROPERTY = "playwright.cli.dir";

    private DriverFiles() {}

    /** The directory of the program, which Playwright is told of too. */
    static synchronized Path ensure(Path directory) {
        // Playwright looks for it once a process: where it was then, it must be ever after.
        Path driver = Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Path::of)
                .orElseGet(() -> directory.toAbsolutePath().resolve("playwright-driver-" + version()));
        if (!Files.isDirectory(driver)) {
            unpack(driver.toAbsolutePath().resolveSibling("").normalize(), driver);
        }
        System.setProperty(PROPERTY, driver.toString());
        return driver;
    }

    private static void unpack(Path directory, Path driver) {
        try {
            Files.createDirectories(directory);
            Path work = Files.createTempDirectory(directory, "playwright-driver.unpacking-");
            DriverJar.installDriverTo(work);
            move(work, driver);
        } catch (IOException | URISyntaxException e) {
            throw new BrowserUnavailable(
                    "cannot unpack the browser driver into %s: %s; make the directory writable, with 200 MB free"
                            .formatted(directory, e),
                    e);
        }
    }

    private static void move(Path work, Path driver) throws IOException {
        try {
            Files.move(work, driver, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            TemporaryFiles.delete(work);
            // Another process may have been faster, and then all is well.
            if (!Files.isDirectory(driver)) {
                throw e;
            }
        }
    }

    private static String version() {
        return Optional.ofNullable(DriverJar.class.getPackage().getImplementationVersion())
                .orElse("bundled");
    }
}
