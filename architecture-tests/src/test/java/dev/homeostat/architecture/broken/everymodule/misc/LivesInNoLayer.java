package dev.homeostat.architecture.broken.everymodule.misc;

/** Belongs nowhere. */
public final class LivesInNoLayer {}
