package dev.homeostat.adapter.web;

import java.util.Locale;

/** How a part of the program is, as the health endpoint tells it. */
public enum ComponentState {
    STARTING,
    UP,
    /** It does not work; the program goes on without it and tries to have it back. */
    DEGRADED,
    DOWN;

    /** The word used in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
