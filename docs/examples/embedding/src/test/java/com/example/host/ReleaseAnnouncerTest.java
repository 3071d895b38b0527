package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.domain.post.PostId;
import dev.homeostat.domain.post.PublishedPost;
import dev.homeostat.domain.post.UnconfirmedPost;
import dev.homeostat.testkit.ManualHomeostat;
import dev.homeostat.testkit.ScriptedSite;
import dev.homeostat.testkit.SiteAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How a host tests its own code: a whole engine in memory, on virtual time, without a database or a browser. */
class ReleaseAnnouncerTest {

    // [testing]
    @Test
    void announcesEachReleaseOnceEvenWhenTheSitesAnswerIsLost() {
        try (ManualHomeostat manual = ManualHomeostat.live()) {
            manual.site().answerNext(SiteAnswer.acceptedThenLost());
            ReleaseAnnouncer announcer = new ReleaseAnnouncer(manual.homeostat());

            PostId post = announcer.announce("1.4", "It is faster.").orElseThrow();
            manual.advance(Duration.ofSeconds(10));
            assertThat(manual.post(post)).containsInstanceOf(UnconfirmedPost.class);
            manual.advance(Duration.ofMinutes(30));

            assertThat(manual.post(post)).containsInstanceOf(PublishedPost.class);
            assertThat(manual.site().accepted())
                    .extracting(ScriptedSite.Accepted::text)
                    .containsExactly("Version 1.4 is out. It is faster.");
        }
    }
    // [/testing]

    @Test
    void queuesNothingThatIsTooLongForTheSite() {
        try (ManualHomeostat manual = ManualHomeostat.live()) {
            ReleaseAnnouncer announcer = new ReleaseAnnouncer(manual.homeostat());

            assertThat(announcer.announce("1.4", "x".repeat(ScriptedSite.MAX_LENGTH)))
                    .isEmpty();
            assertThat(manual.overview().posts()).isEmpty();
        }
    }
}
