/** What an engine tells whoever watches it. */
@NullMarked
package dev.homeostat.application.watch;

import org.jspecify.annotations.NullMarked;
