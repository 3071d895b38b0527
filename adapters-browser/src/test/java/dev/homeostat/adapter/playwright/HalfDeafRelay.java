package dev.homeostat.adapter.playwright;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/** A way to another port of this machine on which what comes back can be held up. */
final class HalfDeafRelay implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    private final ServerSocket door;
    private final int to;
    private volatile CountDownLatch hearing = new CountDownLatch(0);

    private HalfDeafRelay(ServerSocket door, int to) {
        this.door = door;
        this.to = to;
        Thread.ofVirtual().start(this::accept);
    }

    static HalfDeafRelay to(int port) throws IOException {
        return new HalfDeafRelay(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), port);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on nothing that is said on the other side is heard on this one, until it is closed. */
    void deafen() {
        hearing = new CountDownLatch(1);
    }

    private void accept() {
        try {
            while (true) {
                Socket here = door.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), to);
                Thread.ofVirtual().start(() -> pump(here, there, () -> {}));
                Thread.ofVirtual().start(() -> pump(there, here, this::awaitHearing));
            }
        } catch (IOException closed) {
            hearing.countDown();
        }
    }

    private static void pump(Socket from, Socket into, Runnable before) {
        byte[] bytes = new byte[BUFFER];
        try (from;
                into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                before.run();
                out.write(bytes, 0, count);
            }
        } catch (IOException e) {
            // One side has ended, which ends the other.
        }
    }

    private void awaitHearing() {
        try {
            hearing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
