package dev.homeostat.bootstrap.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.adapter.template.Template;
import dev.homeostat.adapter.template.Templates;
import dev.homeostat.domain.content.Fact;
import dev.homeostat.domain.content.Form;
import dev.homeostat.domain.post.Content;
import dev.homeostat.domain.post.DuplicatePolicy;
import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PostText;
import dev.homeostat.domain.post.RecentItem;
import dev.homeostat.domain.post.TextFingerprint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Measures the rule against repeats on the example's facts; its Javadoc tells the figures. */
class NearDuplicatesOfFactsTest {

    private static final int FACTS_IN_THREADS = 24;

    private final List<Fact> facts = SolarSystem.facts();
    private int rewordings;
    private int missed;
    private int strangers;
    private int falseHits;

    @Test
    void rewordingsAreFoundAndOtherFactsAreNot() {
        for (String generator : Templates.GENERATORS) {
            measure(new Form(generator, Form.SINGLE), facts);
            measure(new Form(generator, Form.THREAD), facts.subList(0, FACTS_IN_THREADS));
        }

        System.out.printf(
                "near-duplicates: rewordings: %d, missed: %d, other facts: %d, false hits: %d%n",
                rewordings, missed, strangers, falseHits);
        assertThat(rewordings).isGreaterThan(100_000);
        assertThat(missed).isZero();
        assertThat(strangers).isGreaterThan(1_000_000);
        assertThat(falseHits).isZero();
    }

    private void measure(Form form, List<Fact> told) {
        int items = Templates.leanest(form).orElseThrow().facts();
        for (int item = 0; item < items; item++) {
            List<List<RecentItem>> byFact = new ArrayList<>();
            for (Fact fact : told) {
                byFact.add(wordings(form, fact, item));
            }
            byFact.forEach(this::findRewordings);
            findOthers(byFact);
        }
    }

    /** The item at that position in every wording. */
    private static List<RecentItem> wordings(Form form, Fact fact, int item) {
        return Templates.of(form).stream()
                .flatMap(template -> told(template, fact, item).stream())
                .toList();
    }

    private static List<RecentItem> told(Template template, Fact fact, int item) {
        return template
                .fill(Collections.nCopies(template.facts(), fact))
                .map(items -> new PostText(items.get(item)))
                .map(text -> new RecentItem(new PostId(new UUID(0, 0)), text.value(), TextFingerprint.of(text), false))
                .stream()
                .toList();
    }

    private void findRewordings(List<RecentItem> wordings) {
        for (int i = 0; i < wordings.size(); i++) {
            for (RecentItem other : wordings.subList(i + 1, wordings.size())) {
                rewordings++;
                missed += isRepeat(wordings.get(i), List.of(other)) ? 0 : 1;
            }
        }
    }

    /** Other facts are told in the same wording, which is when they look most alike. */
    private void findOthers(List<List<RecentItem>> byFact) {
        for (int i = 0; i < byFact.size(); i++) {
            for (int wording = 0; wording < byFact.get(i).size(); wording++) {
                List<RecentItem> others = new ArrayList<>();
                for (List<RecentItem> other : byFact.subList(i + 1, byFact.size())) {
                    if (!other.isEmpty()) {
                        others.add(other.get(wording));
                    }
                }
                strangers += others.size();
                falseHits += isRepeat(byFact.get(i).get(wording), others) ? 1 : 0;
            }
        }
    }

    private static boolean isRepeat(RecentItem item, List<RecentItem> before) {
        return DuplicatePolicy.find(new Content.Single(new PostText(item.text())), before)
                .isPresent();
    }
}
