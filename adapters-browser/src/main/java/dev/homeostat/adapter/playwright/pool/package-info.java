/** What a pool of browsers tells of itself. */
@NullMarked
package dev.homeostat.adapter.playwright.pool;

import org.jspecify.annotations.NullMarked;
