package dev.homeostat.bootstrap.chaos;

import dev.homeostat.adapter.web.ControlEndpoint;
import dev.homeostat.application.SitePorts;
import dev.homeostat.bootstrap.engine.ControlToken;
import dev.homeostat.bootstrap.engine.RunningEngine;
import dev.homeostat.bootstrap.engine.StopFile;
import dev.homeostat.bootstrap.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Gives the order to stop at every step of a publish, by every way, and measures what the site still accepts. */
public final class StopChaos {

    private static final String BY = "chaos-person";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Longer than what is promised, and than a publish that was not stopped would take. */
    private static final Duration WATCH = Duration.ofSeconds(4);

    private static final int ITEMS = 2;
    private static final int OK = 200;

    private final Options options;
    private final Ground ground;
    private final ClickWatch clicks;
    private final ExecutorService orders = Executors.newSingleThreadExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile Optional<Armed> armed = Optional.empty();

    /**
     * What is asked for.
     *
     * @param rounds orders at each step by each way
     */
    public record Options(int rounds, List<StopPoint> points, List<StopWay> ways, RunOptions run) {
        public Options {
            points = List.copyOf(points);
            ways = List.copyOf(ways);
        }
    }

    private record Armed(StopPoint point, CompletableFuture<Long> reached) {}

    private StopChaos(Options options, Ground ground, ClickWatch clicks) {
        this.options = options;
        this.ground = ground;
        this.clicks = clicks;
    }

    /**
     * Runs to the end, or until it is told to stop; leaves nothing behind either way.
     *
     * @return empty when it was told to stop
     */
    public static Optional<TrialResult> run(Options options) throws InterruptedException {
        ClickWatch clicks = new ClickWatch();
        try (Ground ground = Ground.lay(options.run(), clicks, Map.of())) {
            StopChaos chaos = new StopChaos(options, ground, clicks);
            try {
                return Optional.of(chaos.run());
            } finally {
                chaos.orders.shutdown();
                chaos.client.close();
            }
        } catch (Ground.GivenUp e) {
            return Optional.empty();
        }
    }

    private StopReport run() throws InterruptedException {
        List<StopReport.Order> given = new ArrayList<>();
        RunningEngine.Watchers watchers =
                new RunningEngine.Watchers(event -> {}, store -> store, this::telling, () -> {}, Duration.ZERO);
        try (RunningEngine engine = RunningEngine.open(ground.config(), watchers);
                ControlEndpoint endpoint =
                        ControlEndpoint.start(0, token(), engine.killSwitch(), engine.killSwitch()::state)) {
            engine.begin();
            prepare(endpoint);
            for (int round = 0; round < options.rounds(); round++) {
                for (StopPoint point : options.points()) {
                    for (StopWay way : options.ways()) {
                        given.add(order(point, way, endpoint));
                    }
                }
            }
        }
        return new StopReport(
                given, ground.findings(), AuditCheck.of(ground.desk().homeostat()), ground.age());
    }

    private SitePorts telling(SitePorts site) {
        return new SitePorts(
                new TellingPublisher(site.publisher(), this::reached),
                site.timeline(),
                site.engagement(),
                site.probe(),
                site.remover(),
                site.inspector(),
                site.delays(),
                site.length());
    }

    private void reached(StopPoint point) {
        armed.filter(order -> order.point() == point)
                .ifPresent(order -> order.reached().complete(System.nanoTime()));
    }

    private StopReport.Order order(StopPoint point, StopWay way, ControlEndpoint endpoint) throws InterruptedException {
        Armed order = new Armed(point, new CompletableFuture<>());
        // The publish goes on meanwhile, as it would under an order from elsewhere.
        CompletableFuture<Long> done = order.reached().thenApplyAsync(begin -> give(way, endpoint), orders);
        armed = Optional.of(order);
        ground.backlog().queueThread(ITEMS);
        long answered = await(done, point);
        long begin = order.reached().join();
        armed = Optional.empty();
        ground.rest(WATCH);
        List<Duration> delays = clicks.delaysAfter(begin);
        release();
        boolean drained = ground.await(PATIENCE, ground.backlog()::isDrained);
        StopReport.Order made = new StopReport.Order(point, way, Duration.ofNanos(answered - begin), delays, drained);
        options.run().progress().accept(made.line());
        return made;
    }

    private static long await(CompletableFuture<Long> done, StopPoint point) throws InterruptedException {
        try {
            return done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the order to stop failed", e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("no publish came to " + point.word(), e);
        }
    }

    /** Gives the order; returns when it was answered. */
    private long give(StopWay way, ControlEndpoint endpoint) {
        try {
            switch (way) {
                case ROW -> ground.desk().ports().controls().engageKillSwitch(BY, "chaos");
                case FILE -> file().engage(BY, "chaos");
                case HTTP -> send(request(endpoint.url() + "/stop").POST(HttpRequest.BodyPublishers.noBody()));
            }
            return System.nanoTime();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a client does before its first request is no part of how soon an order is followed. */
    private void prepare(ControlEndpoint endpoint) throws InterruptedException {
        try {
            orders.submit(() -> {
                        send(request(endpoint.url()).GET());
                        return true;
                    })
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the endpoint for orders does not answer", e.getCause());
        }
    }

    private HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token());
    }

    private void send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException("the order was answered %d".formatted(answer.statusCode()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void release() {
        try {
            file().release();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ground.desk().ports().controls().releaseKillSwitch(BY);
    }

    private StopFile file() {
        return new StopFile(ground.config().killSwitchFile());
    }

    private String token() {
        return ControlToken.of(ground.config()).reveal();
    }
}
