package dev.homeostat.simulation.site;

import java.time.Duration;
import java.util.Optional;

/** What the site answers. */
sealed interface Answer {

    /** A page of HTML. */
    record Page(int status, String html) implements Answer {}

    /** A page that only whoever says his name and password to the browser gets past. */
    record WhoIsThere(Page page) implements Answer {}

    /** A page that says when to come again. */
    record ComeLater(Page page, Duration retryAfter) implements Answer {}

    /** A page whose second half never comes. */
    record Torn(Page page) implements Answer {}

    /** A word for machines. */
    record Plain(int status, String text) implements Answer {}

    /** Go there, with a GET. */
    record SeeOther(String location, Optional<String> cookie) implements Answer {
        static SeeOther to(String location) {
            return new SeeOther(location, Optional.empty());
        }
    }

    /** The picture of a post. */
    record Image(String post) implements Answer {}

    /** Nothing for minutes, over a connection that stays open. */
    record Silence() implements Answer {}

    /** No answer at all: the connection is closed. */
    record Drop() implements Answer {}
}
