package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CredentialsTest {

    private final Credentials credentials = new Credentials("practice", "secret-word");

    @Test
    void leavesNoPartOfThePasswordWhereALongTextIsCut() {
        String text = "x".repeat(295) + "secret-word";

        assertThat(credentials.brief(text)).startsWith("xxx").doesNotContain("se");
        assertThat(credentials.brief(new IllegalStateException(text))).doesNotContain("se");
    }

    @Test
    void doesNotShowThePasswordAsText() {
        assertThat(credentials).asString().contains("practice").doesNotContain("secret-word");
    }
}
