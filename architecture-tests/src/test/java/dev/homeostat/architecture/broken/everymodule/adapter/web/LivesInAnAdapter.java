package dev.homeostat.architecture.broken.everymodule.adapter.web;

/** Innocent. */
public final class LivesInAnAdapter {}
