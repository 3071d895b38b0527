/** Keeping an account: the tenure of the engine that runs it. */
@NullMarked
package dev.homeostat.application.account;

import org.jspecify.annotations.NullMarked;
