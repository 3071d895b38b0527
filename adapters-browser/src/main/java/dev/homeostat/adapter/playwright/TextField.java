package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import java.time.Duration;
import java.util.List;

/** The field that takes the text: a plain one, or a rich editor whose text is what is seen in it. */
final class TextField {

    private static final String IS_PLAIN = "e => 'value' in e";
    private static final String CONTENT = "e => 'value' in e ? e.value : " + ShownText.OF_ELEMENT + "(e)";

    // Rich editors take over what was typed a little later.
    private static final Duration SETTLING = Duration.ofSeconds(1);
    private static final double LOOK_MILLIS = 50;

    private final Locator field;
    private final SiteProfile.LineBreak lineBreak;

    TextField(Locator field, SiteProfile.LineBreak lineBreak) {
        this.field = field;
        this.lineBreak = lineBreak;
    }

    /** Puts the text into the place of whatever is there. */
    void fill(String text) {
        if (lineBreak == SiteProfile.LineBreak.TEXT || Boolean.TRUE.equals(field.evaluate(IS_PLAIN))) {
            field.fill(text);
        } else {
            type(text);
        }
    }

    private void type(String text) {
        String key = lineBreak == SiteProfile.LineBreak.ENTER ? "Enter" : "Shift+Enter";
        Keyboard keyboard = field.page().keyboard();
        field.fill("");
        field.focus();
        List<String> lines = List.of(text.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            if (i > 0) {
                keyboard.press(key);
            }
            keyboard.insertText(lines.get(i));
        }
    }

    /** Whether it holds exactly this text, now or in a moment. */
    boolean holds(String text) {
        Countdown settling = Countdown.of(SETTLING);
        boolean same = text.equals(field.evaluate(CONTENT));
        while (!same && !settling.isOver()) {
            field.page().waitForTimeout(LOOK_MILLIS);
            same = text.equals(field.evaluate(CONTENT));
        }
        return same;
    }
}
