/** Telling a person: notices are raised by whoever sees something, and delivered until somebody has them. */
@NullMarked
package dev.homeostat.application.alert;

import org.jspecify.annotations.NullMarked;
