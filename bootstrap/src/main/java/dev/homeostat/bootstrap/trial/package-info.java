/** What runs that try the program out have in common: what they leave nothing in, and what they bring. */
@NullMarked
package dev.homeostat.bootstrap.trial;

import org.jspecify.annotations.NullMarked;
