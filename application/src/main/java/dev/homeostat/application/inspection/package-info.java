/** Looking at the account's pages before they are needed. */
@NullMarked
package dev.homeostat.application.inspection;

import org.jspecify.annotations.NullMarked;
