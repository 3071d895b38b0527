package dev.homeostat.simulation.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeSiteNumbersTest {

    private static final Instant MACHINE = Instant.parse("2026-03-01T10:15:30.120Z");
    private static final Instant ACCOUNT = Instant.parse("2027-01-01T00:00:00Z");
    private static final String PERMALINK = "/@practice/posts/1000001";

    private final AtomicReference<Instant> accountTime = new AtomicReference<>(ACCOUNT);
    private final AtomicReference<PageFault> fault = new AtomicReference<>(PageFault.NONE);

    @TempDir
    private Path folder;

    @Test
    void withoutAnAudiencePagesShowNoNumbers() throws Exception {
        try (PracticeSite site = PracticeSite.start(PracticeSiteOptions.defaults());
                Visitor user = Visitor.loggedIn(site)) {
            user.post("quiet");

            assertThat(user.get(PERMALINK).body()).contains("quiet").doesNotContain("data-testid=\"views\"");
        }
    }

    @Test
    void numbersGrowInAccountTimeAndTimesStayTheSites() throws Exception {
        try (PracticeSite site = PracticeSite.start(options());
                Visitor user = Visitor.loggedIn(site)) {
            user.post("Blue. #Sky");
            assertThat(numbers(user, PERMALINK)).containsExactly("0", "0", "0", "0");

            accountTime.set(ACCOUNT.plus(Duration.ofHours(2)));
            long twoHours = views(user);
            accountTime.set(ACCOUNT.plus(Duration.ofHours(20)));
            long twentyHours = views(user);

            assertThat(twoHours).isPositive();
            assertThat(twentyHours).isGreaterThan(twoHours);
            assertThat(user.get(PERMALINK).body()).contains("<time datetime=\"2026-03-01T10:15:30.120Z\">");
            assertThat(numbers(user, "/@practice")).isEqualTo(numbers(user, PERMALINK));
        }
    }

    @Test
    void aThreadHasTheNumbersOfItsFirstItemAndTheOthersTheirOwn() throws Exception {
        try (PracticeSite site = PracticeSite.start(options());
                Visitor user = Visitor.loggedIn(site)) {
            user.post("One.");
            user.reply("1000001", "Two.");
            accountTime.set(ACCOUNT.plus(Duration.ofDays(1)));

            List<String> both = numbers(user, PERMALINK);
            assertThat(both).hasSize(8);
            assertThat(Long.parseLong(both.get(4))).isPositive().isLessThan(Long.parseLong(both.get(0)));
        }
    }

    @Test
    void keepsTheTimeOfTheAudienceOverARestart() throws Exception {
        Path store = folder.resolve("posts.jsonl");
        List<String> before;
        try (PracticeSite site = PracticeSite.start(options().withStore(store));
                Visitor user = Visitor.loggedIn(site)) {
            user.post("One.");
            user.reply("1000001", "Two.");
            accountTime.set(ACCOUNT.plus(Duration.ofHours(5)));
            before = numbers(user, PERMALINK);
            assertThat(site.accepted().getFirst().audienceTime()).contains(ACCOUNT);
        }
        try (PracticeSite site = PracticeSite.start(options().withStore(store));
                Visitor user = Visitor.loggedIn(site)) {
            assertThat(numbers(user, PERMALINK)).isEqualTo(before);
        }
    }

    @Test
    void loadsAFileFromBeforeThereWasAnAudience() throws Exception {
        Path store = Files.writeString(folder.resolve("posts.jsonl"), """
                {"id":"1000001","author":"practice","text":"old","acceptedAt":"2026-03-01T08:00:00Z",\
                "visibleAt":"2026-03-01T08:00:00Z"}
                """, UTF_8);
        try (PracticeSite site = PracticeSite.start(options().withStore(store));
                Visitor user = Visitor.loggedIn(site)) {
            assertThat(site.accepted().getFirst().audienceTime()).isEmpty();
            assertThat(views(user)).isPositive();
        }
    }

    @Test
    void pagesFailAsPlanned() throws Exception {
        try (PracticeSite site = PracticeSite.start(options());
                Visitor user = Visitor.loggedIn(site)) {
            user.post("Blue. #Sky");
            accountTime.set(ACCOUNT.plus(Duration.ofDays(1)));
            long views = views(user);

            fault.set(PageFault.HALVED_NUMBERS);
            assertThat(views(user)).isEqualTo(views / 2);
            fault.set(PageFault.WITHOUT_NUMBERS);
            assertThat(user.get(PERMALINK).body()).contains("Blue.").doesNotContain("data-testid=\"views\"");
            fault.set(PageFault.LOGGED_OUT);
            assertThat(user.get(PERMALINK).body())
                    .contains("name=\"username\"")
                    .doesNotContain("account-handle", "Blue.");
            fault.set(PageFault.BROKEN);
            assertThat(user.get(PERMALINK).statusCode()).isEqualTo(500);
        }
    }

    @Test
    void writesNumbersAsPeopleReadThem() {
        assertThat(NumberForm.of(0)).isEqualTo("0");
        assertThat(NumberForm.of(999)).isEqualTo("999");
        assertThat(NumberForm.of(9_999)).isEqualTo("9,999");
        assertThat(NumberForm.of(10_000)).isEqualTo("10K");
        assertThat(NumberForm.of(12_399)).isEqualTo("12.3K");
        assertThat(NumberForm.of(999_999)).isEqualTo("999.9K");
        assertThat(NumberForm.of(3_450_000)).isEqualTo("3.4M");
    }

    private PracticeSiteOptions options() {
        AudienceOptions readers =
                AudienceOptions.of(7, List.of("sea", "sky")).withNoise(0).withTypicalViews(700);
        return PracticeSiteOptions.defaults()
                .withClock(InstantSource.fixed(MACHINE))
                .withAudience(AudienceOfSite.of(readers), accountTime::get)
                .withPageFaults(id -> fault.get());
    }

    private static long views(Visitor user) throws IOException, InterruptedException {
        return Long.parseLong(numbers(user, PERMALINK).getFirst());
    }

    private static List<String> numbers(Visitor user, String path) throws IOException, InterruptedException {
        return Pattern.compile("<b data-testid=\"(?:views|likes|replies|reposts)\">([^<]+)</b>")
                .matcher(user.get(path).body())
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
