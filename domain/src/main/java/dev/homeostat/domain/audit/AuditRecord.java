package dev.homeostat.domain.audit;

import dev.homeostat.domain.account.AccountId;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An outbound act or a change of what is allowed, as it is to be kept for good.
 *
 * @param account empty where it concerns every account
 * @param actor who or what did it: a person's name, or an engine
 * @param act lower-case words joined by underscores, such as {@code publish_granted}
 * @param subject what it was done to, such as a post's id
 * @param data all that is needed to reproduce and explain it, in alphabetical order; no secrets
 */
public record AuditRecord(
        Optional<AccountId> account, String actor, String act, String subject, SortedMap<String, String> data) {

    public AuditRecord {
        data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
    }

    public AuditRecord(
            Optional<AccountId> account, String actor, String act, String subject, Map<String, String> data) {
        this(account, actor, act, subject, new TreeMap<>(data));
    }

    /** What an event tells, to be kept for good under the event's type. */
    public static AuditRecord of(RecordedEvent event, Optional<AccountId> account, String actor, String subject) {
        return new AuditRecord(account, actor, event.type(), subject, event.data());
    }
}
