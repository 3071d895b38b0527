/** What the engine answers over HTTP. */
@NullMarked
package dev.homeostat.adapter.web;

import org.jspecify.annotations.NullMarked;
