package dev.homeostat.domain;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares, in a context's {@code package-info.java}, what kind of context it is and which others it builds on. The
 * architecture tests compare the declaration with the code, so the graph of contexts cannot drift unseen.
 */
@Target(ElementType.PACKAGE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Context {

    /** Where the context stands: things know only each other's ids, flows know things, loops see ids and events. */
    Kind kind();

    /** Names of the contexts this one uses, the whole list. */
    String[] uses() default {};

    /** The three layers of contexts. */
    enum Kind {
        THING,
        FLOW,
        LOOP
    }
}
