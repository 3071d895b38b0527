/** Where a login outlives the program. */
@NullMarked
package dev.homeostat.adapter.playwright.login;

import org.jspecify.annotations.NullMarked;
