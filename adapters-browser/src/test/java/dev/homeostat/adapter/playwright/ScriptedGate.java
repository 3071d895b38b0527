package dev.homeostat.adapter.playwright;

import dev.homeostat.application.publishing.port.PostPublisher.ClickGate;
import dev.homeostat.application.publishing.port.PostPublisher.Stage;
import dev.homeostat.domain.publishing.Authorization;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A gate that always answers the same and remembers what it was told. */
final class ScriptedGate implements ClickGate {

    private final Supplier<Authorization> answer;
    private final AtomicInteger asked = new AtomicInteger();
    private final List<Stage> stages = new CopyOnWriteArrayList<>();
    private volatile long askedAtNanos;

    private ScriptedGate(Supplier<Authorization> answer) {
        this.answer = answer;
    }

    static ScriptedGate granting() {
        return grantingFor(Duration.ofSeconds(30));
    }

    static ScriptedGate grantingFor(Duration within) {
        return answering(new Authorization.Granted(within));
    }

    static ScriptedGate answering(Authorization answer) {
        return new ScriptedGate(() -> answer);
    }

    /** A gate at which something happens when it is asked. */
    static ScriptedGate asking(Supplier<Authorization> answer) {
        return new ScriptedGate(answer);
    }

    @Override
    public Authorization open() {
        asked.incrementAndGet();
        askedAtNanos = System.nanoTime();
        return answer.get();
    }

    @Override
    public void stage(Stage stage) {
        stages.add(stage);
    }

    int timesAsked() {
        return asked.get();
    }

    List<Stage> stages() {
        return List.copyOf(stages);
    }

    Duration sinceAsked() {
        return Duration.ofNanos(System.nanoTime() - askedAtNanos);
    }
}
