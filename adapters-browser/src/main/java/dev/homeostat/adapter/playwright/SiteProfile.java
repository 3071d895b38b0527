package dev.homeostat.adapter.playwright;

import dev.homeostat.domain.post.LengthRule;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.SiteDelays;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything the browser must know of a site: its pages, where things are on them, and how late it may be.
 *
 * <p>Selectors are Playwright's; a list of them is tried in order and the first that matches counts. Addresses are
 * absolute or begin with {@code /}, relative to the base. Immutable.
 *
 * @param automationNote where the site says whether it permits automation
 * @param lengthRule how the site counts the length of an item, and how long it may be
 * @param metrics where the site shows how a post does, empty where that is not to be read
 * @param pages what is shown where the site holds the account up
 * @param removal how items are taken down, empty where that is not to be done
 * @param otherHosts those that the site's pages send to besides the ones of the addresses here, each like {@code
 *     api.example.org} or {@code api.example.org:8443}
 * @param readsImages whether images, fonts and media are loaded when reading, because the site does not do without
 */
public record SiteProfile(
        String name,
        Automation automation,
        String automationNote,
        URI baseUrl,
        LengthRule lengthRule,
        Login login,
        LoggedIn loggedIn,
        Compose compose,
        PostId postId,
        Timeline timeline,
        Delays delayBounds,
        Optional<MetricsProfile> metrics,
        Pages pages,
        Optional<Removal> removal,
        Set<String> otherHosts,
        boolean readsImages) {

    public SiteProfile {
        otherHosts = Set.copyOf(otherHosts);
    }

    /** Whether the site permits that a program uses it through a browser. */
    public enum Automation {
        PERMITTED,
        /** The site belongs to whoever runs the account, who permits it to himself. */
        OWNER,
        /** Nothing goes live there without a written permission for the account. */
        PROHIBITED
    }

    /**
     * How the account logs in.
     *
     * @param url the page that takes the credentials; it and the fields are empty where there is no form
     * @param username seeing it on any page counts as being logged out
     * @param failure shown when the credentials are refused
     * @param cookies the names of those that hold the login; the first of them to end tells when the login does
     */
    public record Login(
            Kind kind,
            String url,
            List<String> username,
            List<String> password,
            List<String> submit,
            List<String> failure,
            Optional<Pattern> cookies) {
        public Login {
            username = List.copyOf(username);
            password = List.copyOf(password);
            submit = List.copyOf(submit);
            failure = List.copyOf(failure);
        }

        /** What the site takes. */
        public enum Kind {
            /** A form on a page. */
            FORM,
            /** The browser's own, by HTTP Basic. */
            BASIC,
            /** None by a program: the operator logs in and imports the session. */
            SESSION
        }
    }

    /**
     * The positive proof of a login; its absence proves nothing but that there is no proof.
     *
     * @param url a page that shows the marker to whoever is logged in
     * @param handle where in the marker the account's name stands
     */
    public record LoggedIn(String url, List<String> marker, Extract handle) {
        public LoggedIn {
            marker = List.copyOf(marker);
        }
    }

    /**
     * The page that sends an item.
     *
     * @param replyUrl with <code>{id}</code> for the item replied to
     * @param open what is clicked, one after the other, until the text field is there; selectors of each
     * @param review what is clicked between filling in and sending; all of it can be taken back
     * @param preview shows the text in the review, exactly as it was filled in
     * @param send its click is the irreversible step
     * @param accepted shown only when the site has accepted the item
     * @param refused shown only when the site has not accepted it
     * @param duplicate shown when the site says that it has the item already
     */
    public record Compose(
            String url,
            String replyUrl,
            List<List<String>> open,
            List<String> text,
            LineBreak lineBreak,
            List<List<String>> review,
            List<String> preview,
            List<String> send,
            List<String> accepted,
            List<String> refused,
            List<String> duplicate) {
        public Compose {
            open = open.stream().map(List::copyOf).toList();
            text = List.copyOf(text);
            review = review.stream().map(List::copyOf).toList();
            preview = List.copyOf(preview);
            send = List.copyOf(send);
            accepted = List.copyOf(accepted);
            refused = List.copyOf(refused);
            duplicate = List.copyOf(duplicate);
        }
    }

    /** What makes a new line in a rich editor. Plain fields take the text as a whole. */
    public enum LineBreak {
        /** The line end in the text, which is put in as a whole; no key is pressed. */
        TEXT,
        /** The key Enter, which sends nothing there. */
        ENTER,
        /** Shift and Enter. */
        SHIFT_ENTER
    }

    /**
     * Where the id of an accepted item stands: in the page's address, whose first group it is, or in an element.
     *
     * @param address of an item's own page, with <code>{handle}</code> and <code>{id}</code>, for people to open
     */
    public record PostId(Optional<Pattern> fromUrl, Optional<Extract> fromElement, Optional<String> address) {}

    /**
     * The account's own items, newest first.
     *
     * @param url with <code>{handle}</code> for the account's name
     * @param shown proves that the timeline is on the page, with entries or without
     * @param linesAsShown whether the text has the line breaks that are seen, rather than those of the markup
     * @param truncated CSS selectors of what is in an entry whose text is cut short
     * @param next the link to older items; a page without one is the last
     * @param maxPages how many pages a read takes at most
     */
    public record Timeline(
            String url,
            List<String> shown,
            List<String> entry,
            Extract id,
            Extract author,
            Extract text,
            boolean linesAsShown,
            Time time,
            Optional<Extract> inReplyTo,
            List<String> truncated,
            List<String> next,
            int maxPages) {
        public Timeline {
            shown = List.copyOf(shown);
            entry = List.copyOf(entry);
            truncated = List.copyOf(truncated);
            next = List.copyOf(next);
        }
    }

    /**
     * When an item was published.
     *
     * @param relative forms in which it may stand besides ISO 8601
     */
    public record Time(Extract value, RelativeTimes relative) {}

    /**
     * A value on a page: an attribute, or else the text content, of the first element that matches, or of the
     * surrounding element where no selectors are given. Unlike elsewhere the selectors must be CSS.
     *
     * @param pattern narrows the value to its first group
     */
    public record Extract(List<String> selectors, Optional<String> attribute, Optional<Pattern> pattern) {
        public Extract {
            selectors = List.copyOf(selectors);
        }
    }

    /**
     * What a site shows where it holds the account up: selectors of what is seen only then. Such a page is never read as
     * anything else, and never worked around.
     *
     * @param captcha asks for proof of a person
     * @param challenge wants a login confirmed by other means
     * @param rateLimited asks to come later; an answer of 429 says so too
     */
    public record Pages(
            List<String> captcha,
            List<String> challenge,
            List<String> locked,
            List<String> suspended,
            List<String> rateLimited) {

        /** Of a site of which nothing is known in this respect. */
        public static final Pages NONE = new Pages(List.of(), List.of(), List.of(), List.of(), List.of());

        public Pages {
            captcha = List.copyOf(captcha);
            challenge = List.copyOf(challenge);
            locked = List.copyOf(locked);
            suspended = List.copyOf(suspended);
            rateLimited = List.copyOf(rateLimited);
        }

        /** All selectors of all of them. */
        List<String> all() {
            return Stream.of(captcha, challenge, locked, suspended, rateLimited)
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /**
     * How an item of the account is taken down.
     *
     * @param url with <code>{id}</code> for the item and <code>{handle}</code> for the account's name
     * @param button begins it; without {@code confirm} its click is the irreversible step
     * @param confirm what is shown then; its click is the irreversible step
     * @param gone shown only when the item is gone
     */
    public record Removal(String url, List<String> button, List<String> confirm, List<String> gone) {

        public Removal {
            button = List.copyOf(button);
            confirm = List.copyOf(confirm);
            gone = List.copyOf(gone);
        }
    }

    /**
     * How late the site may be.
     *
     * @param site bounds on which the promise of publishing rests
     * @param navigation longest wait for a page or for something on it
     * @param probe longest time for finding out whether the site can be used at all
     */
    public record Delays(SiteDelays site, Duration navigation, Duration probe) {

        static final Duration USUAL_PROBE = Duration.ofSeconds(20);

        public Delays(SiteDelays site, Duration navigation) {
            this(site, navigation, USUAL_PROBE);
        }
    }

    /**
     * Reads a profile from a YAML file.
     *
     * @throws InvalidProfile with every problem of the file
     */
    public static SiteProfile load(Path file) {
        return ProfileFile.load(file);
    }

    /**
     * A profile that comes with the program.
     *
     * @throws InvalidProfile when there is none of that name
     */
    public static SiteProfile builtIn(String name) {
        return ProfileFile.builtIn(name);
    }

    /** The names of the profiles that come with the program: the practice site in each of its skins. */
    public static List<String> builtIns() {
        return List.of("practice", "practice-forum", "practice-editor", "practice-drawer");
    }

    /**
     * A profile that comes with the program, as the YAML that it is.
     *
     * @throws InvalidProfile when there is none of that name
     */
    public static String builtInText(String name) {
        return ProfileFile.text(name);
    }

    /** The profile of the practice site, where it is served at that address. */
    public static SiteProfile practice(URI baseUrl) {
        return ProfileFile.builtIn("practice").withBaseUrl(baseUrl);
    }

    public SiteProfile withBaseUrl(URI other) {
        return with(other, delayBounds, metrics);
    }

    public SiteProfile withDelays(Delays other) {
        return with(baseUrl, other, metrics);
    }

    public SiteProfile withMetrics(MetricsProfile other) {
        return with(baseUrl, delayBounds, Optional.of(other));
    }

    private SiteProfile with(URI otherBaseUrl, Delays otherDelays, Optional<MetricsProfile> otherMetrics) {
        return new SiteProfile(
                name,
                automation,
                automationNote,
                otherBaseUrl,
                lengthRule,
                login,
                loggedIn,
                compose,
                postId,
                timeline,
                otherDelays,
                otherMetrics,
                pages,
                removal,
                otherHosts,
                readsImages);
    }

    /**
     * The same, but for where posts are read that are read at all.
     *
     * @param url see {@link MetricsProfile#url}
     */
    public SiteProfile withMetricsAt(String url) {
        return metrics.map(known -> withMetrics(new MetricsProfile(
                        url, known.shown(), known.gone(), known.id(), known.counts(), known.numbers())))
                .orElse(this);
    }

    /** Where a person can look at an item of this account, empty where the profile does not say. */
    public Optional<String> address(String handle, SitePostId id) {
        return postId.address()
                .map(address -> address.replace("{handle}", handle).replace("{id}", id.value()))
                .map(address -> address.startsWith("/") ? baseUrl + address : address);
    }

    /** All hosts that are the site, with their ports, each like {@code example.org:443}. */
    public Set<String> hosts() {
        Stream<String> addresses = Stream.concat(
                Stream.of(login.url(), loggedIn.url(), compose.url(), compose.replyUrl(), timeline.url()),
                Stream.concat(metrics.map(MetricsProfile::url).stream(), removal.map(Removal::url).stream()));
        Stream<String> others = otherHosts.stream().map(host -> baseUrl.getScheme() + "://" + host);
        return Stream.concat(Stream.of(baseUrl.toString()), Stream.concat(addresses, others))
                // What is below a host is that host's.
                .map(address -> address.replaceFirst("//\\{\\w+}\\.", "//"))
                .map(Authority::of)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The bounds on which the promise of publishing rests. */
    public SiteDelays delays() {
        return delayBounds.site();
    }
}
