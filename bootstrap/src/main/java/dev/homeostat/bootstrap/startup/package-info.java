/** What keeps the program from starting, said to a person. */
@NullMarked
package dev.homeostat.bootstrap.startup;

import org.jspecify.annotations.NullMarked;
