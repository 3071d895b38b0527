/** Ports of accounts and tenure. */
@NullMarked
package dev.homeostat.application.account.port;

import org.jspecify.annotations.NullMarked;
