package dev.homeostat.architecture.broken.layering.adapter.postgres;

import java.sql.SQLException;
import javax.sql.DataSource;

public final class OpensItsOwnConnection {
    private OpensItsOwnConnection() {}

    public static void open(DataSource source) throws SQLException {
        source.getConnection().close();
    }
}
