package dev.homeostat.architecture.broken.layering.adapter.playwright;

import dev.homeostat.architecture.broken.layering.adapter.postgres.Store;

/** An adapter that knows another. */
public record KnowsTheStore(Store store) {}
