package dev.homeostat.architecture.broken.layering.adapter.postgres;

import dev.homeostat.architecture.broken.layering.application.post.port.Port;
import dev.homeostat.architecture.broken.layering.domain.post.Innocent;
import java.sql.Connection;

/** Innocent: here SQL is spoken. */
public record Store(Connection connection) implements Port {
    @Override
    public Innocent read() {
        return new Innocent("stored");
    }
}
