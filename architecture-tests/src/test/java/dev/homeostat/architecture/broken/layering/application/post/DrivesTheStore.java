package dev.homeostat.architecture.broken.layering.application.post;

import dev.homeostat.architecture.broken.layering.adapter.postgres.Store;

/** A use case that knows its adapter. */
public record DrivesTheStore(Store store) {}
