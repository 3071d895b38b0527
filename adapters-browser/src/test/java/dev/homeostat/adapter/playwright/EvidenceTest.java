package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.homeostat.domain.engagement.SiteReading;
import dev.homeostat.domain.post.SitePostId;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.Hindrance;
import dev.homeostat.domain.publishing.PublishOutcome;
import dev.homeostat.domain.publishing.TimelineReading;
import dev.homeostat.simulation.site.Fault;
import dev.homeostat.simulation.site.FaultPlan;
import dev.homeostat.simulation.site.Lasting;
import dev.homeostat.simulation.site.PageFault;
import dev.homeostat.simulation.site.PracticeSiteOptions;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of what went wrong. */
class EvidenceTest extends PracticeSiteTest {

    @TempDir
    private Path folder;

    private final FaultPlan plan = FaultPlan.script(List.of(new Fault.RejectAsDuplicate()));

    @Test
    void picturesAnAttemptThatEndsOtherThanWell() throws IOException {
        restart(PracticeSiteOptions.defaults().withFaults(plan));
        Claim claim = Claims.of("twice");
        String name = "%s-%d-1.png"
                .formatted(
                        claim.post().details().id().value(),
                        claim.post().attempt().number());

        assertThat(pictured().publisher().publish(claim, ScriptedGate.granting()))
                .isEqualTo(new PublishOutcome.AlreadyThere(
                        "You have posted this already. (screenshot %s)".formatted(name)));
        assertThat(ImageIO.read(folder.resolve(name).toFile()).getWidth()).isGreaterThan(500);
    }

    @Test
    void takesNoPictureOfWhatEndsWellOrIsNoMatterOfThePage() throws IOException {
        Authorization held = new Authorization.Denied(Hindrance.HELD, "stopped");

        pictured().publisher().publish(Claims.of("well"), ScriptedGate.granting());
        pictured().publisher().publish(Claims.of("practice"), ScriptedGate.answering(new Authorization.Rehearse()));
        assertThat(pictured().publisher().publish(Claims.of("held"), ScriptedGate.answering(held)))
                .isEqualTo(new PublishOutcome.NotSent(Hindrance.HELD, "stopped"));

        assertThat(names()).isEmpty();
    }

    @Test
    void picturesReadsThatFailBecauseOfThePage() throws Exception {
        restart(PracticeSiteOptions.defaults().withFaults(plan));
        plan.show(PageFault.CAPTCHA, Lasting.untilCleared());

        TimelineReading timeline = pictured().timelineReader().read(Instant.EPOCH);
        Map<SitePostId, SiteReading> metrics =
                pictured().engagementReader().read(List.of(new SitePostId("1"), new SitePostId("2")));

        assertThat(((TimelineReading.Unreadable) timeline).detail())
                .containsPattern(" \\(screenshot timeline-\\d{8}T\\d{9}\\.png\\)$");
        assertThat(((SiteReading.Unreadable) metrics.get(new SitePostId("1"))).reason())
                .containsPattern(" \\(screenshot metrics-\\d{8}T\\d{9}\\.png\\)$");
        assertThat(names()).hasSize(2);
    }

    @Test
    void keepsTheLatestOnly() throws IOException {
        restart(PracticeSiteOptions.defaults().withFaults(plan));
        plan.show(PageFault.LOCKED, Lasting.untilCleared());
        PlaywrightSite site =
                new PlaywrightSite(profile(), RIGHT, worker(), new Screenshots(folder, 2, Duration.ofDays(1)));

        for (int i = 0; i < 3; i++) {
            site.publisher().publish(Claims.of("never"), ScriptedGate.granting());
        }
        assertThat(names()).hasSize(2);
    }

    @Test
    void aPictureThatCannotBeKeptChangesNothing() throws IOException {
        restart(PracticeSiteOptions.defaults().withFaults(plan));
        Path file = Files.writeString(folder.resolve("in-the-way"), "");
        PlaywrightSite site = new PlaywrightSite(profile(), RIGHT, worker(), Screenshots.in(file));

        assertThat(site.publisher().publish(Claims.of("twice"), ScriptedGate.granting()))
                .isEqualTo(new PublishOutcome.AlreadyThere("You have posted this already."));
    }

    @Test
    void takesNoPictureOfABrowserThatIsGone() throws IOException {
        ScriptedGate gate = ScriptedGate.asking(() -> {
            TestBrowsers.kill(BROWSER);
            return new Authorization.Granted(Duration.ofSeconds(10));
        });

        assertThat(pictured().publisher().publish(Claims.of("crashed"), gate))
                .isInstanceOf(PublishOutcome.Unconfirmed.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void aPageThatHangsCostsTheTimeOfAPictureAndNoMore() {
        long took = worker().call(Duration.ofSeconds(30), tab -> {
            tab.page().setContent("<p>hello</p>");
            tab.page().evaluate("() => { setTimeout(() => { while (true) {} }, 0); }");
            long begun = System.nanoTime();
            assertThat(Evidence.in(Screenshots.in(folder)).of(tab, profile(), "hangs.png"))
                    .isEmpty();
            return System.nanoTime() - begun;
        });

        assertThat(Duration.ofNanos(took)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void hidesWhatIsInTheFieldsOfTheLogin() throws IOException {
        assertThat(colorsOfFields("secret", "of two")).isEqualTo(colorsOfFields("", ""));
    }

    @Test
    void keepsTheMarkupBesideThePictureWithoutWhatPeopleWrote() throws Exception {
        Writer.fill(site(), 1);
        worker().call(Duration.ofSeconds(30), tab -> {
            tab.page().navigate(site().url() + "/login");
            tab.page().fill("input[name=username]", "practice");
            tab.page().fill("input[name=password]", "practice");
            tab.page().click("button[data-testid=login-submit]");
            tab.page().navigate(site().url() + "/@practice");
            return Evidence.in(Screenshots.in(folder)).take(tab, profile(), "timeline.png");
        });

        assertThat(folder.resolve("timeline.html"))
                .content()
                .contains("<article data-testid=\"post\"", "data-author", "data-testid=\"text\">", "[6 characters]")
                .doesNotContain("Post 1", "practice", site().url().toString());
    }

    @Test
    void keepsTheWordsOfButtons() throws IOException {
        worker().call(Duration.ofSeconds(30), tab -> {
            tab.page().navigate(site().url() + "/login");
            tab.page().fill("input[name=password]", "of-nobody-else");
            return Evidence.in(Screenshots.in(folder)).take(tab, profile(), "login.png");
        });

        assertThat(folder.resolve("login.html"))
                .content()
                .contains("Log in", "type=\"password\"")
                .doesNotContain("of-nobody-else");
    }

    /** The colors within the two fields, as a picture shows them. */
    private Set<Integer> colorsOfFields(String username, String password) throws IOException {
        Path file = folder.resolve("login.png");
        Box[] fields = worker().call(Duration.ofSeconds(30), tab -> {
            Page page = tab.page();
            page.navigate(site().url() + "/login");
            page.fill("input[name=username]", username);
            page.fill("input[name=password]", password);
            assertThat(Evidence.in(Screenshots.in(folder)).of(tab, profile(), "login.png"))
                    .isNotEmpty();
            return new Box[] {Box.of(page, "input[name=username]"), Box.of(page, "input[name=password]")};
        });
        BufferedImage picture = ImageIO.read(file.toFile());
        return Arrays.stream(fields).flatMap(box -> box.colors(picture)).collect(Collectors.toSet());
    }

    /** A part of a picture, without its edge. */
    private record Box(int left, int top, int width, int height) {

        static Box of(Page page, String selector) {
            var box = page.locator(selector).boundingBox();
            return new Box((int) box.x + 2, (int) box.y + 2, (int) box.width - 4, (int) box.height - 4);
        }

        Stream<Integer> colors(BufferedImage picture) {
            return Arrays.stream(picture.getRGB(left, top, width, height, null, 0, width))
                    .boxed();
        }
    }

    private PlaywrightSite pictured() {
        return new PlaywrightSite(profile(), RIGHT, worker(), Screenshots.in(folder));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .toList();
        }
    }
}
