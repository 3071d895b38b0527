package dev.homeostat.bootstrap.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents a configuration key where it is read. The table in the documentation is compared with it. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Key {

    /** What it means, in one sentence. */
    String meaning();

    /** What a value looks like, as it follows "write ...". */
    String form();

    /** What holds where there is no fixed default. */
    String unset() default "";

    /** Never to be shown. */
    boolean secret() default false;
}
