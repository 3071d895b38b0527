package dev.homeostat.adapter.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final String SECRET = "s3cr3tV4lue-abcdefghijk";

    @Test
    void takesSecretsOutOfText() {
        List<String> texts = List.of(
                "login failed with password=" + SECRET + " at step 2",
                "config {\"api_key\": \"" + SECRET + "\", \"x\": 1}",
                "GET /?access_token=" + SECRET + "&page=2",
                "jdbc:postgresql://u:" + SECRET + "@db:5432/x",
                "Cookie: session=" + SECRET + "; theme=dark",
                "Set-Cookie: a=b; sid=" + SECRET,
                "Authorization: Bearer " + SECRET,
                "sent Bearer " + SECRET + " to the site",
                "OPENAI_API_KEY=" + SECRET,
                "client_secret: '" + SECRET + "'",
                "key sk-" + SECRET);

        assertThat(texts).allSatisfy(text -> assertThat(Redaction.of(text)).doesNotContain(SECRET));
    }

    @Test
    void leavesOrdinaryTextAlone() {
        String text = "the page at http://127.0.0.1:8080/compose did not answer within 30 s (attempt 2, post 1a2b)";

        assertThat(Redaction.of(text)).isEqualTo(text);
    }
}
