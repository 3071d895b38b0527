package dev.homeostat.simulation.site;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A small social network on this machine only, for practice and for tests: login, composer, threads by reply,
 * timelines, permalinks, deletion. What it accepted is the truth that everybody else's records are compared with. Thread-safe.
 */
public final class PracticeSite implements AutoCloseable {

    private static final int STOP_SECONDS = 5;

    private final HttpServer server;
    private final Router router;
    private final ExecutorService threads;
    private final Sessions sessions;
    private final AcceptedPosts posts;

    private PracticeSite(
            HttpServer server, ExecutorService threads, Sessions sessions, AcceptedPosts posts, Router router) {
        this.server = server;
        this.router = router;
        this.threads = threads;
        this.sessions = sessions;
        this.posts = posts;
    }

    /**
     * Starts a site that serves until it is closed.
     *
     * @throws PortInUse when the port is another program's
     * @throws UncheckedIOException when the store cannot be read or written, or is another site's
     */
    public static PracticeSite start(PracticeSiteOptions options) {
        // The port first: who has it not must not touch the store.
        HttpServer server = bind(options.port());
        PostNumbers numbers = options.numbers();
        AcceptedPosts posts;
        try {
            posts = open(options, numbers);
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Sessions sessions = new Sessions(
                options.users(), options.loginLength(), server.getAddress().getPort());
        Pages pages = new Pages(options.skin().worn(options.clock()), options.pictures());
        Obstacles obstacles = new Obstacles(options.faults(), sessions, pages);
        Composer composer = new Composer(posts, sessions, obstacles, pages, options, threads);
        Router router = new Router(posts, sessions, composer, obstacles, pages, numbers, options);
        server.createContext("/", new SiteHandler(router, pages));
        server.setExecutor(threads);
        server.start();
        return new PracticeSite(server, threads, sessions, posts, router);
    }

    private static HttpServer bind(int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException e) {
            if (e instanceof BindException && String.valueOf(e.getMessage()).contains("in use")) {
                throw new PortInUse(port, e);
            }
            throw new UncheckedIOException("the practice site could not listen on port " + port, e);
        }
    }

    private static AcceptedPosts open(PracticeSiteOptions options, PostNumbers numbers) {
        return options.store()
                .map(path -> AcceptedPosts.inFile(options.clock(), numbers, options.rejectDuplicates(), path))
                .orElseGet(() -> AcceptedPosts.inMemory(options.clock(), numbers, options.rejectDuplicates()));
    }

    /** The address of the home page, without a slash at the end. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Everything ever accepted, visible or not and even if deleted, in order of acceptance. */
    public List<AcceptedPost> accepted() {
        return posts.all();
    }

    /** How often somebody has logged in. */
    public int logins() {
        return sessions.begun();
    }

    /** How many pictures were asked for since it started. */
    public long picturesServed() {
        return router.pictures();
    }

    /** Stops serving; requests that wait and late acceptances to come are given up. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        try {
            threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            posts.close();
        }
    }
}
