/** Posts as an operator handles them. */
@NullMarked
package dev.homeostat.application.post;

import org.jspecify.annotations.NullMarked;
