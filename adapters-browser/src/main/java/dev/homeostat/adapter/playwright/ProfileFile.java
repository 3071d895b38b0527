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
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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
            throw InvalidProfile.of(file.toString(), "there is no such file");
        } catch (IOException e) {
            throw InvalidProfile.of(file.toString(), "cannot be read: " + e.getMessage());
        }
    }

    static SiteProfile builtIn(String name) {
        return parse(name, text(name));
    }

    /** A built-in profile as it stands in its file. */
    static String text(String name) {
        String resource = "/dev/homeostat/profile/%s.yaml".formatted(name);
        try (InputStream in = ProfileFile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw InvalidProfile.of(name, "there is no built-in profile of this name");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SiteProfile parse(String source, String yaml) {
        try {
            JsonNode tree = YAML.readTree(yaml);
            ProfileProblems problems = ProfileProblems.of(YAML, yaml);
            SiteProfile profile = read(new ProfileSection(tree, "", problems));
            if (!problems.isEmpty()) {
                throw new InvalidProfile(source, problems.all());
            }
            return profile;
        } catch (JsonProcessingException e) {
            throw notYaml(source, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidProfile notYaml(String source, JsonProcessingException e) {
        String problem = "not YAML: " + firstLine(e.getOriginalMessage());
        return Optional.ofNullable(e.getLocation())
                .map(at -> new InvalidProfile(
                        source, List.of(new InvalidProfile.Problem(OptionalInt.of(at.getLineNr()), "", problem))))
                .orElseGet(() -> InvalidProfile.of(source, problem));
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
                LoginSection.read(root.section("login")),
                loggedIn(root.section("loggedIn")),
                ComposeSection.read(root.section("compose")),
                postId(root.section("postId")),
                TimelineSection.read(root.section("timeline")),
                delays(root.section("delays")),
                root.optionalSection("metrics").map(MetricsSection::read),
                root.optionalSection("pages").map(PagesSection::read).orElse(SiteProfile.Pages.NONE),
                root.optionalSection("delete").map(PagesSection::removal),
                Set.copyOf(root.optionalHosts("hosts")),
                images(root));
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
        return switch (root.text("automation")) {
            case "permitted" -> SiteProfile.Automation.PERMITTED;
            case "owner" -> SiteProfile.Automation.OWNER;
            case "prohibited", "" -> SiteProfile.Automation.PROHIBITED;
            default -> {
                root.problem("automation", "must be permitted, owner or prohibited");
                yield SiteProfile.Automation.PROHIBITED;
            }
        };
    }

    private static boolean images(ProfileSection root) {
        return switch (root.optionalText("images").orElse("skip")) {
            case "skip" -> false;
            case "load" -> true;
            default -> {
                root.problem("images", "must be skip or load");
                yield false;
            }
        };
    }

    private static URI baseUrl(ProfileSection root) {
        String value = root.text("baseUrl");
        if (value.isEmpty() || value.matches("https?://[^/\\s?#{}|\\\\^]+/?")) {
            return URI.create(value.replaceAll("/$", ""));
        }
        root.problem("baseUrl", "must be http or https, a host and perhaps a port, and nothing after");
        return URI.create("");
    }

    private static SiteProfile.LoggedIn loggedIn(ProfileSection section) {
        SiteProfile.LoggedIn loggedIn = new SiteProfile.LoggedIn(
                section.address("url"), section.selectors("marker"), extract(section.section("handle")));
        section.refuseTheRest();
        return loggedIn;
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
