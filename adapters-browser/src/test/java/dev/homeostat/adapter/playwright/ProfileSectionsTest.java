package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeostat.adapter.playwright.InvalidProfile.Problem;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What a profile may say about logging in and composing, and where in the file a problem is told to be. */
class ProfileSectionsTest {

    @Test
    void everyBuiltInProfileIsInOrder() {
        assertThat(SiteProfile.builtIns())
                .allSatisfy(name -> assertThat(SiteProfile.builtIn(name).name()).isEqualTo(name));
    }

    @Test
    void aProblemHasTheLineOfItsField() {
        String yaml = PracticeProfiles.yaml()
                .replace("  username: [", "  usernam: [")
                .replace("send: [\"form[data-testid=composer] button[data-testid=send]\"]", "send: [\"\"]")
                .replace("    suffixes: { K: 1000,", "    suffixes: { K: 1,");

        assertThat(placesOf(yaml))
                .containsExactlyInAnyOrder(
                        new Problem(lineOf(yaml, "login:"), "login.username", "missing"),
                        new Problem(
                                lineOf(yaml, "  usernam:"),
                                "login.usernam",
                                "unknown key; known here: cookies, failure, kind, password, submit, url, username"),
                        new Problem(lineOf(yaml, "  send:"), "compose.send[0]", "must be a text"),
                        new Problem(
                                lineOf(yaml, "    suffixes:"),
                                "metrics.numbers.suffixes.K",
                                "must be a whole number from 2 to 1000000000"));
    }

    @Test
    void whatIsNoYamlHasItsLineToo() {
        List<Problem> places = placesOf("name: practice\nbaseUrl: [a\nb: c\n");

        assertThat(places).hasSize(1);
        assertThat(places.getFirst().line()).hasValue(3);
        assertThat(places.getFirst().located()).startsWith("line 3: not YAML: ");
    }

    @Test
    void aStepIsOneClickWithFallbacksOrSeveralClicks() {
        assertThat(composing("open: button.a").open()).containsExactly(List.of("button.a"));
        assertThat(composing("open: [button.a, button.b]").open()).containsExactly(List.of("button.a", "button.b"));
        assertThat(composing("review: [[button.a, button.b], button.c]").review())
                .containsExactly(List.of("button.a", "button.b"), List.of("button.c"));
    }

    @Test
    void whatSendsMustNotBeClickedBeforeTheGate() {
        String yaml = with("review: [\"form[data-testid=composer] button[data-testid=send]\"]");

        assertThat(placesOf(yaml))
                .containsExactly(new Problem(
                        lineOf(yaml, "  review:"),
                        "compose.review",
                        "must not click what compose.send names, which is the irreversible step"));
    }

    @Test
    void aLoginWithoutAFormHasNoFieldsToFillIn() {
        SiteProfile profile = ProfileFile.parse("variant", withLogin("login:\n  kind: session\n"));

        assertThat(profile.login().kind()).isEqualTo(SiteProfile.Login.Kind.SESSION);
        assertThat(placesOf(withLogin("login:\n  kind: basic\n  url: /login\n")))
                .extracting(Problem::toString)
                .containsExactly("login.url: does not go with kind: basic");
        assertThat(placesOf(withLogin("login:\n  kind: oauth\n")))
                .extracting(Problem::toString)
                .contains("login.kind: must be form, basic or session");
    }

    @Test
    void theOwnerOfASiteNeedsNobodysLeave() {
        SiteProfile profile = ProfileFile.parse(
                "variant", PracticeProfiles.yaml().replace("automation: permitted", "automation: owner"));

        assertThat(profile.automation()).isEqualTo(SiteProfile.Automation.OWNER);
    }

    private static SiteProfile.Compose composing(String line) {
        return ProfileFile.parse("variant", with(line)).compose();
    }

    private static String with(String line) {
        return PracticeProfiles.yaml().replace("  accepted:", "  " + line + "\n  accepted:");
    }

    private static String withLogin(String section) {
        return PracticeProfiles.yaml().replaceAll("(?m)^login:\\n(  .*\\n)+", section);
    }

    private static List<Problem> placesOf(String yaml) {
        return catchThrowableOfType(InvalidProfile.class, () -> ProfileFile.parse("variant", yaml))
                .places();
    }

    private static OptionalInt lineOf(String yaml, String beginning) {
        List<String> lines = yaml.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(beginning)) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }
}
