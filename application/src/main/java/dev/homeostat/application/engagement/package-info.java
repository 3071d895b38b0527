/** Reading back how posts did. */
@NullMarked
package dev.homeostat.application.engagement;

import org.jspecify.annotations.NullMarked;
