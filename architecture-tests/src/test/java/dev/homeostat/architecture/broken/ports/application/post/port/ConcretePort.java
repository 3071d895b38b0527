package dev.homeostat.architecture.broken.ports.application.post.port;

/** A port that is its own implementation. */
public class ConcretePort {}
