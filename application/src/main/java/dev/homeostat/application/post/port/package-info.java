/** Ports of the store of posts. */
@NullMarked
package dev.homeostat.application.post.port;

import org.jspecify.annotations.NullMarked;
