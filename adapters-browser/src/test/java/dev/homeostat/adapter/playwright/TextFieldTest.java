package dev.homeostat.adapter.playwright;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TextFieldTest {

    private static final String TEXT = "\"One\" & <b>two</b>\n\n  three  four\nfive";
    private static final String KEEPS_SPACE = "<div id=e contenteditable style='white-space: pre-wrap'>%s</div>";

    private static BrowserWorker worker;

    @BeforeAll
    static void makeWorker() {
        worker = TestBrowsers.worker("fields");
    }

    @AfterAll
    static void closeWorker() {
        worker.close();
    }

    @Test
    void plainAndRichFieldsHoldTheTextLineByLine() {
        onAPage(page -> {
            for (SiteProfile.LineBreak lineBreak : SiteProfile.LineBreak.values()) {
                assertThat(held(page, "<textarea id=e>old</textarea>", lineBreak))
                        .as("textarea, %s", lineBreak)
                        .isTrue();
                assertThat(held(page, KEEPS_SPACE.formatted(""), lineBreak))
                        .as("empty, %s", lineBreak)
                        .isTrue();
                assertThat(held(page, KEEPS_SPACE.formatted("<p>old</p><p><br></p>"), lineBreak))
                        .as("paragraphs, %s", lineBreak)
                        .isTrue();
            }
        });
    }

    // Such a field would send other characters than were meant.
    @Test
    void aFieldThatMakesOtherSpacesOfThemDoesNotHoldTheText() {
        onAPage(page -> assertThat(held(page, "<div id=e contenteditable></div>", SiteProfile.LineBreak.ENTER))
                .isFalse());
    }

    @Test
    void theTextOfAnElementIsWhatIsSeen() {
        onAPage(page -> {
            assertThat(shown(page, "<p>a<br>b</p>\n<p><br></p>\n<p>c <i>d</i></p>"))
                    .isEqualTo("a\nb\n\nc d");
            assertThat(shown(page, "a<div>b</div><br>c")).isEqualTo("a\nb\n\nc");
            assertThat(shown(page, "a <img alt='☕'> b<span hidden>no</span>")).isEqualTo("a ☕ b");
        });
    }

    private static boolean held(Page page, String html, SiteProfile.LineBreak lineBreak) {
        page.setContent("<!doctype html>" + html);
        TextField field = new TextField(page.locator("#e"), lineBreak);
        field.fill(TEXT);
        return field.holds(TEXT);
    }

    private static String shown(Page page, String html) {
        page.setContent("<!doctype html><div id=e>%s</div>".formatted(html));
        return String.valueOf(page.locator("#e").evaluate("e => " + ShownText.OF_ELEMENT + "(e)"));
    }

    private static void onAPage(Consumer<Page> test) {
        worker.call(Duration.ofSeconds(30), tab -> {
            test.accept(tab.page());
            return true;
        });
    }
}
