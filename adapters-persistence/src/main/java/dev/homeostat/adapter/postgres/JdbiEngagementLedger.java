package dev.homeostat.adapter.postgres;

import dev.homeostat.application.engagement.port.EngagementLedger;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.account.Tenure;
import dev.homeostat.domain.engagement.DueReading;
import dev.homeostat.domain.engagement.Pace;
import dev.homeostat.domain.engagement.Reading;
import dev.homeostat.domain.engagement.ReadingVerdict;
import dev.homeostat.domain.post.PostId;
import java.time.Duration;
import java.util.List;

final class JdbiEngagementLedger implements EngagementLedger {

    private final Database store;

    JdbiEngagementLedger(Database store) {
        this.store = store;
    }

    @Override
    public List<DueReading> due(AccountId account, int limit) {
        throw new UnsupportedOperationException(String.valueOf(store.hashCode()));
    }

    @Override
    public boolean record(Tenure tenure, DueReading listed, ReadingVerdict verdict, Pace pace) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Reading> readings(PostId post) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Success success(AccountId account, Duration span) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Coverage coverage(AccountId account) {
        throw new UnsupportedOperationException();
    }
}
