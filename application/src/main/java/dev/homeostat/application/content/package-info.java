/** Planning and writing posts. */
@NullMarked
package dev.homeostat.application.content;

import org.jspecify.annotations.NullMarked;
