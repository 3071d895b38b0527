package dev.homeostat.simulation.site;

import java.util.Optional;

/** A valid request to post, from a logged-in author, before anything came of it. */
public record ComposeRequest(
        String author, String text, Optional<String> inReplyTo, Optional<String> idempotencyToken) {}
