package dev.homeostat.simulation.site;

import java.util.Optional;

/** A valid request to post, the first with its token, from a logged-in author, before anything came of it. */
public record ComposeRequest(
        String author, String text, Optional<String> inReplyTo, Optional<String> idempotencyToken) {}
