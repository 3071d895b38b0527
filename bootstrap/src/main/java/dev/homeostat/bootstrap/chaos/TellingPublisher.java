package dev.homeostat.bootstrap.chaos;

import dev.homeostat.application.publishing.port.PostPublisher;
import dev.homeostat.domain.publishing.Authorization;
import dev.homeostat.domain.publishing.Claim;
import dev.homeostat.domain.publishing.PublishOutcome;
import java.util.function.Consumer;

/** A publisher around another that tells how far it is. */
final class TellingPublisher implements PostPublisher {

    private final PostPublisher publisher;
    private final Consumer<StopPoint> listener;

    TellingPublisher(PostPublisher publisher, Consumer<StopPoint> listener) {
        this.publisher = publisher;
        this.listener = listener;
    }

    @Override
    public PublishOutcome publish(Claim claim, ClickGate gate) {
        return publisher.publish(claim, new ClickGate() {
            @Override
            public Authorization open() {
                listener.accept(StopPoint.BEFORE_LEAVE);
                Authorization answer = gate.open();
                if (answer instanceof Authorization.Granted) {
                    listener.accept(StopPoint.LEAVE_GIVEN);
                }
                return answer;
            }

            @Override
            public void stage(Stage stage) {
                gate.stage(stage);
                listener.accept(StopPoint.of(stage));
            }
        });
    }
}
