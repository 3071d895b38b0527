package dev.homeostat.architecture.broken.libraries.application.post;

import java.util.Date;

/** An old date. */
public final class KeepsADate {
    Date at = new Date(0);
}
