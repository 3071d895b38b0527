package dev.homeostat.testkit;

import dev.homeostat.application.alert.port.Notifier;
import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Notice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import java.util.function.Predicate;

/** A channel that answers as told, and keeps what it took; until told, it takes everything. Thread-safe. */
public final class ScriptedNotifier implements Notifier {

    private final String name;
    private final List<Notice> tried = new ArrayList<>();
    private final List<Notice> delivered = new ArrayList<>();
    private final Queue<Delivery> answers = new ArrayDeque<>();
    private Function<Notice, Delivery> usual = ScriptedNotifier::take;

    public ScriptedNotifier(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Delivery deliver(Notice notice) {
        tried.add(notice);
        Delivery answer = answers.isEmpty() ? usual.apply(notice) : answers.remove();
        if (answer instanceof Delivery.Delivered) {
            delivered.add(notice);
        }
        return answer;
    }

    private static Delivery take(Notice notice) {
        return new Delivery.Delivered("took " + notice.id());
    }

    /** Answers the next attempt so. */
    public synchronized void answerNext(Delivery answer) {
        answers.add(answer);
    }

    /** Takes nothing until {@link #comeBack}. */
    public synchronized void goDown() {
        failFor(notice -> true);
    }

    /** Takes all but these until {@link #comeBack}. */
    public synchronized void failFor(Predicate<Notice> these) {
        usual = notice -> these.test(notice) ? new Delivery.TryLater("down (planned)") : take(notice);
    }

    public synchronized void comeBack() {
        usual = ScriptedNotifier::take;
    }

    /** What it took, in that order. */
    public synchronized List<Notice> delivered() {
        return List.copyOf(delivered);
    }

    /** What it was offered, in that order. */
    public synchronized List<Notice> tried() {
        return List.copyOf(tried);
    }
}
