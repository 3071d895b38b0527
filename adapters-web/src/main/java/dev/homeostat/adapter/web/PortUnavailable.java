package dev.homeostat.adapter.web;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The endpoint could not listen where it was told to. The message names the address and what to do. */
public final class PortUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortUnavailable(InetSocketAddress address, IOException cause) {
        super(
                "cannot listen on %s port %d (%s); end the program that uses it, or choose another port (0 takes any free one)"
                        .formatted(address.getHostString(), address.getPort(), cause.getMessage()),
                cause);
        this.port = address.getPort();
    }

    public int port() {
        return port;
    }
}
