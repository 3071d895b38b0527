package dev.homeostat.adapter.playwright;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.homeostat.domain.publishing.SiteDelays;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a {@link SiteProfile} from YAML and tells all that is wrong with it at once. */
final class ProfileFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ProfileFile() {}

    static SiteProfile load(Path file) {
        try {
            return parse(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new InvalidProfile(file.toString(), List.of("there is no such file"));
        } catch (IOException e) {
            throw new InvalidProfile(file.toString(), List.of("cannot be read: " + e.getMessage()));
        }
    }

    static SiteProfile builtIn(String name) {
        String resource = "/dev/homeostat/profile/%s.yaml".formatted(name);
        try (InputStream in = ProfileFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new InvalidProfile(name, List.of("there is no built-in profile of this name"));
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SiteProfile parse(String source, String yaml) {
        List<String> problems = new ArrayList<>();
        SiteProfile profile = read(new ProfileSection(tree(source, yaml), "", problems));
        if (!problems.isEmpty()) {
            throw new InvalidProfile(source, problems);
        }
        return profile;
    }

    private static JsonNode tree(String source, String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (JsonProcessingException e) {
            String place = Optional.ofNullable(e.getLocation())
                    .map(at -> "line %d: ".formatted(at.getLineNr()))
                    .orElse("");
            throw new InvalidProfile(source, List.of(place + "not YAML: " + firstLine(e.getOriginalMessage())));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    private static SiteProfile read(ProfileSection root) {
        SiteProfile profile = new SiteProfile(
                root.text("name"),
                automation(root),
                root.text("automationNote"),
                baseUrl(root),
                LengthSection.read(root),
                login(root.section("login")),
                loggedIn(root.section("loggedIn")),
                compose(root.section("compose")),
                postId(root.section("postId")),
                TimelineSection.read(root.section("timeline")),
                delays(root.section("delays")),
                root.optionalSection("metrics").map(MetricsSection::read),
                root.optionalSection("pages").map(PagesSection::read).orElse(PagesProfile.NONE),
                root.optionalSection("delete").map(PagesSection::removal));
        root.refuseTheRest();
        profile.timeline().time().relative().finest().ifPresent(unit -> requireTolerance(root, profile, unit));
        return profile;
    }

    /** What is only known to a unit must be looked for in a window that is wider than the unit. */
    private static void requireTolerance(ProfileSection root, SiteProfile profile, Duration unit) {
        if (profile.delays().clockTolerance().compareTo(unit) <= 0) {
            root.problem("delays.clockTolerance", "must be more than the finest unit of timeline.time.relative");
        }
    }

    private static SiteProfile.Automation automation(ProfileSection root) {
        String word = root.text("automation");
        if (word.equals("permitted")) {
            return SiteProfile.Automation.PERMITTED;
        }
        if (!word.equals("prohibited") && !word.isEmpty()) {
            root.problem("automation", "must be permitted or prohibited");
        }
        return SiteProfile.Automation.PROHIBITED;
    }

    private static URI baseUrl(ProfileSection root) {
        String value = root.text("baseUrl");
        if (value.isEmpty() || value.matches("https?://[^/\\s?#{}|\\\\^]+/?")) {
            return URI.create(value.replaceAll("/$", ""));
        }
        root.problem("baseUrl", "must be http or https, a host and perhaps a port, and nothing after");
        return URI.create("");
    }

    private static SiteProfile.Login login(ProfileSection section) {
        SiteProfile.Login login = new SiteProfile.Login(
                section.address("url"),
                section.selectors("username"),
                section.selectors("password"),
                section.selectors("submit"),
                section.selectors("failure"));
        section.refuseTheRest();
        return login;
    }

    private static SiteProfile.LoggedIn loggedIn(ProfileSection section) {
        SiteProfile.LoggedIn loggedIn = new SiteProfile.LoggedIn(
                section.address("url"), section.selectors("marker"), extract(section.section("handle")));
        section.refuseTheRest();
        return loggedIn;
    }

    private static SiteProfile.Compose compose(ProfileSection section) {
        SiteProfile.Compose compose = new SiteProfile.Compose(
                section.address("url"),
                section.address("replyUrl", "{id}"),
                section.selectors("text"),
                section.selectors("send"),
                section.selectors("accepted"),
                section.selectors("refused"),
                section.optionalSelectors("duplicate"));
        section.refuseTheRest();
        return compose;
    }

    private static SiteProfile.PostId postId(ProfileSection section) {
        SiteProfile.PostId postId = new SiteProfile.PostId(
                section.pattern("fromUrl"),
                section.optionalSection("fromElement").map(ProfileFile::extract),
                section.optionalText("address"));
        if (postId.fromUrl().isEmpty() && postId.fromElement().isEmpty()) {
            section.problem("fromUrl", "this or fromElement is needed");
        }
        section.refuseTheRest();
        return postId;
    }

    /** The rest of a section that describes a value. */
    static SiteProfile.Extract extract(ProfileSection section) {
        SiteProfile.Extract extract = new SiteProfile.Extract(
                section.optionalSelectors("selectors"), section.optionalText("attribute"), section.pattern("pattern"));
        section.refuseTheRest();
        return extract;
    }

    private static SiteProfile.Delays delays(ProfileSection section) {
        SiteProfile.Delays delays = new SiteProfile.Delays(
                new SiteDelays(
                        section.duration("maxAcceptDelay"),
                        section.duration("maxVisibilityDelay"),
                        section.duration("clockTolerance"),
                        section.positiveDuration("betweenReads")),
                section.positiveDuration("navigationTimeout"),
                section.optionalText("probeTimeout").isPresent()
                        ? section.positiveDuration("probeTimeout")
                        : SiteProfile.Delays.USUAL_PROBE);
        section.refuseTheRest();
        return delays;
    }
}
