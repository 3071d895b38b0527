package dev.homeostat.bootstrap.chaos;

import java.util.Locale;

/** When the database goes away. */
public enum OutageMoment {
    /** A post is claimed and all is ready for the click, for which leave is asked next. */
    BEFORE_AUTHORIZE,
    /** The site has the request and has not answered it. */
    AFTER_CLICK,
    /** The outcome is known and about to be recorded. */
    BEFORE_OUTCOME,
    /** Nothing is being published. */
    IDLE;

    /** The word used in reports and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
