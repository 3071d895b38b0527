package dev.homeostat.architecture.broken.purity.domain.post;

import java.util.UUID;

/** An id that nobody can foresee. */
public record InventsAnId(UUID id) {
    public InventsAnId() {
        this(UUID.randomUUID());
    }
}
