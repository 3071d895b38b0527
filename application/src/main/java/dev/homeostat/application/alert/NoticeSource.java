package dev.homeostat.application.alert;

import dev.homeostat.domain.alert.Delivery;
import dev.homeostat.domain.alert.DeliveryStatus;
import dev.homeostat.domain.alert.Dispatch;
import dev.homeostat.domain.alert.NoticeId;
import java.util.Optional;

/** Where a channel takes its notices from, and tells what became of them. */
interface NoticeSource {

    Optional<Dispatch> next(String channel, Optional<NoticeId> behind);

    DeliveryStatus record(Dispatch dispatch, Delivery delivery);
}
