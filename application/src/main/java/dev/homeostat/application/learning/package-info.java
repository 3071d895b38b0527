/** Learning from how posts did. */
@NullMarked
package dev.homeostat.application.learning;

import org.jspecify.annotations.NullMarked;
