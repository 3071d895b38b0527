/** What a process shares to keep trouble from spreading: the budget of retries, and who is told of circuit breakers. */
@NullMarked
package dev.homeostat.application.resilience;

import org.jspecify.annotations.NullMarked;
