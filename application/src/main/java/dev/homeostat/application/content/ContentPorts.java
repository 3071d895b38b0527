package dev.homeostat.application.content;

import dev.homeostat.application.content.port.ContentWriter;
import dev.homeostat.application.content.port.FactSource;

/** Where posts of the engine's own come from. */
public record ContentPorts(FactSource facts, ContentWriter writer) {}
