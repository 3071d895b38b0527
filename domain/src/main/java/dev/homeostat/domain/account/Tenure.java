package dev.homeostat.domain.account;

import java.time.Instant;

/** An engine's exclusive right to run an account until {@code expiresAt}, machine time by the store's clock. */
public record Tenure(AccountId account, EngineId engine, Epoch epoch, Instant grantedAt, Instant expiresAt) {

    public Tenure {
        if (!expiresAt.isAfter(grantedAt)) {
            throw new IllegalArgumentException("a tenure must expire after it is granted");
        }
    }

    public boolean isOverAt(Instant machineNow) {
        return !machineNow.isBefore(expiresAt);
    }

    public Tenure renewedAt(Instant machineNow, Instant newExpiry) {
        return new Tenure(account, engine, epoch, machineNow, newExpiry);
    }
}
