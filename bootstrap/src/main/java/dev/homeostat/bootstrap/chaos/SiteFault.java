package dev.homeostat.bootstrap.chaos;

import java.util.Locale;

/** What the site did with the request of the publish that was cut short. */
enum SiteFault {
    /** The engine was killed before its request reached the site. */
    NO_REQUEST(Group.USUAL, Accepts.NO),
    NONE(Group.USUAL, Accepts.YES),
    ACCEPT_THEN_DROP(Group.USUAL, Accepts.YES),
    DROP_BEFORE_ACCEPT(Group.USUAL, Accepts.NO),
    DELAY_VISIBILITY(Group.USUAL, Accepts.YES),
    SLOW(Group.USUAL, Accepts.YES),
    ACCEPT_THEN_ERROR(Group.USUAL, Accepts.YES),
    ERROR_BEFORE_ACCEPT(Group.USUAL, Accepts.NO),
    ACCEPT_THEN_SHOW_ERROR(Group.USUAL, Accepts.YES),
    ACCEPT_THEN_SAY_DUPLICATE(Group.USUAL, Accepts.YES),
    REJECT_AS_DUPLICATE(Group.USUAL, Accepts.NO),
    TOO_MANY_REQUESTS(Group.USUAL, Accepts.NO),
    ACCEPT_THEN_TRUNCATE(Group.USUAL, Accepts.YES),
    TRUNCATE_BEFORE_ACCEPT(Group.USUAL, Accepts.NO),
    LOG_OUT(Group.USUAL, Accepts.NO),
    /** From the request on all pages are broken for a while. */
    BROKEN_PAGES(Group.USUAL, Accepts.EITHER),
    /** From the request on all pages answer 429 for a while. */
    RATE_LIMITED_PAGES(Group.USUAL, Accepts.EITHER),
    /** From the request on all pages break off for a while. */
    TRUNCATED_PAGES(Group.USUAL, Accepts.EITHER),
    /** From the request on no page knows the session for a while. */
    LOGGED_OUT_PAGES(Group.USUAL, Accepts.EITHER),
    /** From the request on every page asks for proof that a person is at work, until a person has been there. */
    CAPTCHA(Group.PERSON, Accepts.EITHER),
    /** From the request on the account is locked, until a person has been there. */
    LOCKED(Group.PERSON, Accepts.EITHER),
    /** The connection is closed, and the post accepted later than the profile allows. */
    ACCEPT_TOO_LATE(Group.BEYOND, Accepts.NO),
    /** The post is accepted, and shown later than the profile allows. */
    SHOW_TOO_LATE(Group.BEYOND, Accepts.YES);

    /** What is promised under it. */
    enum Group {
        /** Everything, and no person is needed. */
        USUAL,
        /** Everything, once a person has been there. */
        PERSON,
        /** Nothing: it lies beyond the bounds of the site's profile. */
        BEYOND
    }

    private enum Accepts {
        YES,
        NO,
        EITHER
    }

    private final Group group;
    private final Accepts accepts;

    SiteFault(Group group, Accepts accepts) {
        this.group = group;
        this.accepts = accepts;
    }

    Group group() {
        return group;
    }

    /** Whether the site can accept the request at once under it. */
    boolean mayAccept() {
        return accepts != Accepts.NO;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
