package dev.homeostat.architecture.broken.layering.application.post;

import java.sql.Connection;

/** A use case with a transaction handle. */
public record SpeaksSql(Connection connection) {}
