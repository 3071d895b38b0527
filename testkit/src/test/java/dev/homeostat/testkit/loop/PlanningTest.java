package dev.homeostat.testkit.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.application.content.port.FactSource;
import dev.homeostat.domain.content.PlanSettings;
import dev.homeostat.domain.error.TrackedError;
import dev.homeostat.domain.learning.Choice;
import dev.homeostat.domain.learning.Dimension;
import dev.homeostat.domain.post.ArchivedPost;
import dev.homeostat.domain.post.Post;
import dev.homeostat.domain.post.PublishedPost;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an account plans by itself. */
class PlanningTest {

    private static final PlanSettings PLAN = PlanSettings.usual();

    @Test
    void fillsEachDayWithItsNumberOfPostsAndNoMore() {
        try (Account account = Account.with(PLAN, Account.facts(200))) {
            account.manual.advance(Duration.ofDays(6));

            Map<Object, Long> byDay = account.posts().stream()
                    .collect(Collectors.groupingBy(
                            post -> post.details()
                                    .dueAt()
                                    .atZone(ZoneOffset.UTC)
                                    .toLocalDate(),
                            Collectors.counting()));
            assertThat(byDay.values()).hasSizeGreaterThanOrEqualTo(7).allMatch(posts -> posts <= 6);
            assertThat(byDay.values().stream().filter(posts -> posts == 6)).hasSizeGreaterThanOrEqualTo(5);
            assertThat(account.posts())
                    .filteredOn(PublishedPost.class::isInstance)
                    .hasSizeGreaterThan(25);
        }
    }

    @Test
    void everyChoiceCanBeExplained() {
        try (Account account = Account.with(PLAN, Account.facts(200))) {
            account.manual.advance(Duration.ofDays(2));

            assertThat(account.posts()).isNotEmpty().allSatisfy(post -> {
                Choice choice = account.choice(post);
                assertThat(choice.arms()).extracting(arm -> arm.dimension()).containsExactly(Dimension.values());
                assertThat(account.store.learning().find(choice.model())).isPresent();
                assertThat(account.store
                                .posts()
                                .history(post.id())
                                .orElseThrow()
                                .decision())
                        .satisfies(decision -> {
                            assertThat(decision.decidedBy()).isEqualTo("plan");
                            assertThat(decision.policyVersion())
                                    .contains(choice.model().value());
                            assertThat(decision.propensity().orElseThrow()).isEqualTo(choice.propensity());
                        });
            });
        }
    }

    @Test
    void aPostThatCouldNotGoOutInTimeExpires() {
        try (Account account = Account.with(PLAN, Account.facts(200))) {
            account.store.controls().pause(Account.ID, "a test", "holiday");
            account.manual.advance(Duration.ofDays(3));

            List<Post> expired = account.posts().stream()
                    .filter(ArchivedPost.class::isInstance)
                    .toList();
            assertThat(expired).isNotEmpty();
            assertThat(account.manual.site().accepted()).isEmpty();
            assertThat(account.manual.store().events())
                    .filteredOn(event -> event.type().equals("post_expired"))
                    .hasSameSizeAs(expired);

            account.store.controls().resume(Account.ID, "a test");
            account.manual.advance(Duration.ofHours(12));
            assertThat(account.posts())
                    .filteredOn(PublishedPost.class::isInstance)
                    .isNotEmpty();
        }
    }

    @Test
    void saysWhenTheFactsHaveRunOutInsteadOfFallingSilent() {
        try (Account account = Account.with(PLAN, Account.facts(6))) {
            account.manual.advance(Duration.ofDays(4));

            assertThat(account.manual.store().errors())
                    .extracting(TrackedError::kind)
                    .contains("nothing_planned");
            assertThat(account.posts()).hasSizeBetween(2, 6);
        }
    }

    @Test
    void namesTheFactsThatCannotBeUsedAndGoesOnWithTheRest() {
        FactSource.Facts read = Account.facts(40).read();
        FactSource.Facts partly = new FactSource.Facts(read.facts(), List.of("facts.csv, line 7: there is no source"));
        try (Account account = Account.with(PLAN, () -> partly)) {
            account.manual.advance(Duration.ofHours(3));

            assertThat(account.posts()).isNotEmpty();
            assertThat(account.manual.store().errors()).anySatisfy(error -> {
                assertThat(error.kind()).isEqualTo("facts_refused");
                assertThat(error.message()).contains("line 7");
            });
        }
    }

    @Test
    void factsReturnInAnotherFormOnceTheyHaveRested() {
        try (Account account = Account.with(PLAN.withPostsPerDay(1), Account.facts(50))) {
            account.manual.advance(Duration.ofDays(70));

            Map<String, List<Instant>> told = account.manual.site().accepted().stream()
                    .flatMap(item -> statements(item.text()).map(line -> Map.entry(line, item.acceptedAt())))
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
            assertThat(told.values()).anyMatch(times -> times.size() > 1);
            assertThat(told.values()).allSatisfy(times -> assertThat(IntStream.range(1, times.size())
                            .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i))))
                    .allMatch(gap -> gap.compareTo(Duration.ofDays(30)) > 0));
            assertThat(account.manual.store().errors())
                    .filteredOn(error -> !error.message().contains("no fact is ready"))
                    .isEmpty();
        }
    }

    private static Stream<String> statements(String text) {
        return Pattern.compile("The [a-z]+ [a-z]+ [a-z]+ [a-z]+ is \\d+ km")
                .matcher(text)
                .results()
                .map(MatchResult::group);
    }
}
