package dev.homeostat.domain.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DuplicatePolicyTest {

    private static final PostId EARLIER = new PostId(new UUID(0, 7));
    private static final String TITAN = "Titan was discovered in 1655 by the Dutch astronomer Christiaan Huygens.";
    private static final String RHEA = "Rhea was discovered in 1672 by the Italian astronomer Giovanni Cassini.";

    @Test
    void theSameTextIsAnExactTwin() {
        assertThat(find(TITAN, "Titan  was discovered in 1655\nby the Dutch astronomer Christiaan Huygens."))
                .contains(new DuplicatePolicy.Twin(1, EARLIER, true));
    }

    @Test
    void theSameFactInAnotherWordingIsNearlyTheSame() {
        assertThat(find(
                        "Worth knowing: " + TITAN + "\n\nSource: NASA Science, Titan #Moons",
                        "In one sentence: " + TITAN + "\n\nRead more: NASA Science, Titan #Moons"))
                .contains(new DuplicatePolicy.Twin(1, EARLIER, false));
    }

    @Test
    void anotherFactWithTheSameHookSourceAndHashtagIsNot() {
        String credit = "\n\nSource: NASA NSSDCA, Saturnian Satellite Fact Sheet (as of March 1, 2024) #Moons";

        assertThat(find("Worth knowing: " + TITAN + credit, "Worth knowing: " + RHEA + credit))
                .isEmpty();
    }

    @Test
    void anotherNumberSaysSomethingElse() {
        assertThat(find(
                        "Version 1.2.3 is out, with fixes for everything you told us about.",
                        "Version 1.2.4 is out, with fixes for everything you told us about."))
                .isEmpty();
    }

    @Test
    void oneWordMoreOrLessDoesNotMakeItNew() {
        assertThat(find(
                        "We are looking for people who like to test new things with us.",
                        "We are still looking for people who like to test new things with us!"))
                .contains(new DuplicatePolicy.Twin(1, EARLIER, false));
    }

    @Test
    void hashtagsMentionsAndLinksDoNotMakeItNew() {
        assertThat(find(
                        "The new release is out today for everyone #release https://example.com/a",
                        "The new release is out today for everyone @everyone https://example.com/b"))
                .contains(new DuplicatePolicy.Twin(1, EARLIER, false));
    }

    @Test
    void fewWordsAreOnlyComparedAsAWhole() {
        assertThat(find("Good morning to you!", "Good morning to you all!")).isEmpty();
    }

    @Test
    void aTextOfNothingButACreditIsComparedByIt() {
        assertThat(find(
                        "Source: the minutes of our council meeting",
                        "Source: the minutes of our council meeting #minutes"))
                .contains(new DuplicatePolicy.Twin(1, EARLIER, false));
    }

    @Test
    void theItemThatRepeatsIsNamed() {
        Content thread = Content.of(List.of(new PostText(RHEA), new PostText(TITAN)));

        assertThat(DuplicatePolicy.find(thread, recent(TITAN)))
                .contains(new DuplicatePolicy.Twin(2, EARLIER, true))
                .map(DuplicatePolicy.Twin::reason)
                .contains("item 2 says the same as post " + EARLIER);
    }

    @Test
    void thousandsOfEarlierItemsAreNoMatch() {
        List<RecentItem> many = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            many.addAll(recent("Item number %d of a long list of things that were said before.".formatted(i)));
        }

        assertThat(DuplicatePolicy.find(new Content.Single(new PostText(TITAN)), many))
                .isEmpty();
    }

    private static Optional<DuplicatePolicy.Twin> find(String text, String before) {
        return DuplicatePolicy.find(new Content.Single(new PostText(text)), recent(before));
    }

    private static List<RecentItem> recent(String text) {
        return List.of(new RecentItem(EARLIER, text, TextFingerprint.of(new PostText(text)), false));
    }
}
