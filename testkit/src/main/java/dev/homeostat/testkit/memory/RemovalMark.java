package dev.homeostat.testkit.memory;

/**
 * That an item is to be removed from the site.
 *
 * @param tries attempts that failed
 * @param done whether the site does not show it any more
 */
record RemovalMark(int tries, boolean done) {

    static final RemovalMark NEW = new RemovalMark(0, false);

    RemovalMark failed() {
        return new RemovalMark(tries + 1, done);
    }

    RemovalMark carriedOut() {
        return new RemovalMark(tries, true);
    }
}
