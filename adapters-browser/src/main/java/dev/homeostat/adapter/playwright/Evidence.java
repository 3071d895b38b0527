package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ScreenshotAnimations;
import dev.homeostat.domain.publishing.Hindrance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes pictures of pages on which something did not go as expected; without a place for them it takes none. */
final class Evidence {

    private static final Logger LOG = LoggerFactory.getLogger(Evidence.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Optional<Pictures> pictures;

    private Evidence(Optional<Pictures> pictures) {
        this.pictures = pictures;
    }

    static Evidence none() {
        return new Evidence(Optional.empty());
    }

    static Evidence in(Screenshots screenshots) {
        return new Evidence(Optional.of(new Pictures(screenshots)));
    }

    /** Whether a page can show why something was hindered in this way. */
    static boolean isOfThePage(Hindrance cause) {
        return switch (cause) {
            case LOGIN, SITE, PAGE, THROTTLED, CAPTCHA, CHALLENGE, LOCKED, SUSPENDED -> true;
            case HELD, FENCED, LATE, BROWSER, BUSY, STORE -> false;
        };
    }

    /** A name that tells what was being done and when. */
    static String nameOf(String what) {
        return "%s-%s.png".formatted(what, MOMENT.format(Instant.now()));
    }

    /** The time that a picture may take on top of what it is a picture of. */
    Duration longest() {
        return pictures.isPresent() ? LONGEST : Duration.ZERO;
    }

    /**
     * Runs a task in the browser and lets a picture be taken afterwards. The task's answer counts even where the
     * browser must be ended over the picture.
     *
     * @throws BrowserUnavailable when the task has no answer
     */
    static <T> T call(
            Browsers browsers, Browsers.Operation operation, Function<Tab, T> task, BiFunction<Tab, T, T> picture) {
        AtomicReference<@Nullable T> known = new AtomicReference<>();
        try {
            return browsers.call(operation, tab -> {
                T answer = task.apply(tab);
                if (!tab.browser().isGivenUp()) {
                    known.set(answer);
                }
                return picture.apply(tab, answer);
            });
        } catch (BrowserUnavailable e) {
            return Optional.ofNullable(known.get()).orElseThrow(() -> e);
        }
    }

    /** What is to stand at the end of a text about the page: the name of its picture, if one was taken. */
    String of(Tab tab, SiteProfile profile, String name) {
        return take(tab, profile, name).map(Evidence::words).orElse("");
    }

    /** What is to stand at the end of a text about the page in this picture. */
    static String words(Path picture) {
        return " (screenshot %s)".formatted(picture.getFileName());
    }

    /** The picture of the page, if one was taken. */
    Optional<Path> take(Tab tab, SiteProfile profile, String name) {
        return pictures.filter(there -> tab.isThere()).flatMap(there -> take(there, tab.page(), profile, name));
    }

    /** Removes what is old enough. */
    void forget() {
        try {
            if (pictures.isPresent()) {
                pictures.get().forget();
            }
        } catch (IOException e) {
            LOG.warn("old screenshots could not be removed: {}", Messages.brief(e));
        }
    }

    private static Optional<Path> take(Pictures pictures, Page page, SiteProfile profile, String name) {
        try {
            return Optional.of(pictures.keep(name, page.screenshot(options(page, profile)), outline(page, profile)));
        } catch (PlaywrightException | IOException e) {
            LOG.warn("no screenshot {} could be taken: {}", name, Messages.brief(e));
            return Optional.empty();
        }
    }

    /** A page whose scripts break what the outline is made with costs its outline, not its picture. */
    private static String outline(Page page, SiteProfile profile) {
        try {
            return PageOutline.of(page, profile);
        } catch (PlaywrightException e) {
            return "no outline: %s%n".formatted(Messages.brief(e));
        }
    }

    private static Page.ScreenshotOptions options(Page page, SiteProfile profile) {
        return new Page.ScreenshotOptions()
                .setTimeout((double) LONGEST.toMillis())
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setMaskColor("#000000")
                .setMask(secrets(page, profile.login()));
    }

    private static List<Locator> secrets(Page page, SiteProfile.Login login) {
        return Stream.concat(login.username().stream(), login.password().stream())
                .map(page::locator)
                .toList();
    }
}
