/** Writes posts from templates, without a model. */
@NullMarked
package dev.homeostat.adapter.template;

import org.jspecify.annotations.NullMarked;
