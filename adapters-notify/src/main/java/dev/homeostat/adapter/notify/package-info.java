/** Channels to a person: webhook, Slack and e-mail, and the heartbeat to somebody outside. */
@NullMarked
package dev.homeostat.adapter.notify;

import org.jspecify.annotations.NullMarked;
