package dev.homeostat.simulation.site;

import java.io.IOException;

/** The port that was asked for belongs to another program. */
public final class PortInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int port;

    PortInUse(int port, IOException cause) {
        super(
                "port %d is in use by another program; choose another port, or 0 for any free one".formatted(port),
                cause);
        this.port = port;
    }

    public int port() {
        return port;
    }
}
