/** Publishing due posts and finding out what became of attempts. */
@NullMarked
package dev.homeostat.application.publishing;

import org.jspecify.annotations.NullMarked;
