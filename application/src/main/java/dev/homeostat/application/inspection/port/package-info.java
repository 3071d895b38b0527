/** What looking at the account's pages needs. */
@NullMarked
package dev.homeostat.application.inspection.port;

import org.jspecify.annotations.NullMarked;
