package dev.homeostat.domain.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.audit.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NoticeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Notice notice(int number, Severity severity, String title, String body) {
        return new Notice(
                new NoticeId(new UUID(0, number)),
                Episode.of("breaker/site"),
                Notice.Kind.OPENED,
                severity,
                title,
                body,
                NOON);
    }

    @Test
    void aTitleIsOneLineThatShowsAllItSays() {
        Notice notice = notice(1, Severity.ERROR, " a\r\nb\u0000\u202Ec\tд 👩‍💻 ", "x\r\n\u0007y \n\n");

        assertThat(notice.title()).isEqualTo("a bc д 👩‍💻");
        assertThat(notice.body()).isEqualTo("x\ny");
    }

    @Property
    void textOfAnyKindMakesANotice(@ForAll String title, @ForAll String body) {
        Notice notice = notice(1, Severity.ERROR, title, body.repeat(100));

        assertThat(notice.title()).hasSizeLessThanOrEqualTo(200).doesNotContainPattern("\\p{Cntrl}|\\R");
        assertThat(notice.body()).hasSizeLessThanOrEqualTo(4_000).doesNotContainPattern("[\\p{Cntrl}&&[^\n]]");
    }

    @Test
    void whatIsTooLongIsCutVisibly() {
        assertThat(notice(1, Severity.ERROR, "😀".repeat(500), "").title())
                .hasSizeLessThanOrEqualTo(200)
                .endsWith("😀…");
    }

    @Test
    void anEpisodeIsNamedWithItsAccount() {
        assertThat(Episode.of("account-stopped", new AccountId("ours")).key()).isEqualTo("account-stopped/ours");
        assertThat(Episode.of("breaker/site").key()).isEqualTo("breaker/site");
        for (String bad : List.of("", "a b", "A", "a//b", "/a", "a/", "a\n", "x".repeat(101))) {
            assertThatThrownBy(() -> Episode.of(bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDigestTellsTheGravestFirstAndCountsTheRest() {
        List<Notice> notices = IntStream.range(0, 40)
                .mapToObj(i -> notice(i, i == 39 ? Severity.CRITICAL : Severity.WARNING, "trouble " + i, ""))
                .toList();
        Notice digest = Digest.of(new NoticeId(new UUID(2, 2)), "mail", notices, NOON);

        assertThat(digest.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(digest.body().lines().findFirst().orElseThrow())
                .isEqualTo("- critical, 2026-03-01 12:00 UTC: trouble 39");
        assertThat(digest.body().lines()).hasSize(31).endsWith("- and 10 more");
        Notice ofDigests = Digest.of(
                new NoticeId(new UUID(2, 3)), "mail", List.of(digest, notice(50, Severity.ERROR, "one", "")), NOON);
        assertThat(ofDigests.body()).contains("trouble 39");
    }

    @Test
    void termsThatMakeNoSenseAreRefused() {
        Duration quiet = NoticeTerms.USUAL_QUIET;
        assertThatThrownBy(() -> NoticeTerms.toAll(List.of("mail", "mail")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoticeTerms.toAll(List.of("Mail box"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoticeTerms(List.of(), false, 0, quiet))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoticeTerms(List.of(), false, 1, quiet.negated()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
