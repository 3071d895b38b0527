package dev.homeostat.domain.inspection;

/** What the account uses of its site. */
public enum SitePart {
    LOGIN,
    COMPOSE,
    TIMELINE,
    METRICS,
    DELETE
}
