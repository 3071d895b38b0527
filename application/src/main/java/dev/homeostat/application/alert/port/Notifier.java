package dev.homeostat.application.alert.port;

import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.Notice;

/**
 * One channel to a person.
 *
 * <p>Tries once and within a bounded time; whoever calls tries again. What a network or a receiver does is an answer
 * and never an exception. The same notice may come twice, when the answer to the first was lost; where the channel can
 * tell the receiver so, it does, by the notice's id. What texts say of the outside is untrusted and must not act on the
 * receiver's side. Implementations are thread-safe.
 */
public interface Notifier {

    /** The channel's name: lower-case letters, digits and '-', the same for ever. */
    String name();

    Delivery deliver(Notice notice);
}
