package dev.homeostat.bootstrap.startup;

/**
 * One thing that is wrong, and what to do about it.
 *
 * @param what names the thing, in one sentence without a full stop
 * @param fix what to do, in the imperative, without a full stop
 */
public record Problem(String what, String fix) {

    @Override
    public String toString() {
        return what + "; " + fix;
    }
}
