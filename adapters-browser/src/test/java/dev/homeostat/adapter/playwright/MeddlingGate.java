package dev.homeostat.adapter.playwright;

import com.microsoft.playwright.Page;
import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.domain.publishing.Authorization;

/** Asked on the browser's thread, so that it may do something to the page before it answers. */
record MeddlingGate(ClickGate gate, Page page, String script) implements ClickGate {

    @Override
    public Authorization open() {
        Authorization answer = gate.open();
        page.evaluate(script);
        return answer;
    }

    @Override
    public void stage(Stage stage) {
        gate.stage(stage);
    }
}
