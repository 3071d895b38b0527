/** Ports of what a person orders about posts. */
@NullMarked
package dev.homeostat.application.moderation.port;

import org.jspecify.annotations.NullMarked;
