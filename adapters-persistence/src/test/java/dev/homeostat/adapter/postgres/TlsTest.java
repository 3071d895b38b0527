package dev.homeostat.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    private Path home;

    @Test
    void anotherHostMustProveItsName() {
        assertThat(List.of(
                        "jdbc:postgresql://db.example.org:5432/homeostat",
                        "jdbc:postgresql://192.0.2.7/homeostat?connectTimeout=5",
                        "jdbc:postgresql://[2001:db8::7]:5432/homeostat",
                        "jdbc:postgresql://localhost.example.org/homeostat",
                        "jdbc:postgresql://127.example.org/homeostat"))
                .allSatisfy(url -> assertThat(properties(url))
                        .containsEntry("sslmode", "verify-full")
                        .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"));
    }

    @Test
    void thisMachineNeedNot() {
        assertThat(List.of(
                        "jdbc:postgresql://localhost:5432/homeostat",
                        "jdbc:postgresql://127.0.0.1:5432/homeostat",
                        "jdbc:postgresql://[::1]:5432/homeostat",
                        "jdbc:postgresql:homeostat",
                        "jdbc:postgresql://db/homeostat?socketFactory=org.example.UnixSockets"))
                .allSatisfy(url -> assertThat(properties(url)).isEmpty());
    }

    @Test
    void whatTheUrlSaysHolds() {
        assertThat(List.of("?sslmode=disable", "?connectTimeout=5&sslmode=require", "?ssl=false"))
                .allSatisfy(said -> assertThat(properties("jdbc:postgresql://db.example.org/homeostat" + said))
                        .isEmpty());
    }

    @Test
    void theOperatorsOwnRootsAreTrustedInstead() throws Exception {
        assertThat(properties("jdbc:postgresql://db.example.org/homeostat?sslrootcert=/etc/roots.pem"))
                .containsExactly(Map.entry("sslmode", "verify-full"));
        Files.createFile(home.resolve("root.crt"));
        assertThat(properties("jdbc:postgresql://db.example.org/homeostat"))
                .containsExactly(Map.entry("sslmode", "verify-full"));
    }

    @Test
    void aServerWithoutTlsIsNamedWithTheFix() {
        try (TestDatabase database = PostgresForTests.newDatabase()) {
            PostgresSettings settings = new PostgresSettings(
                    database.jdbcUrl() + "?sslmode=verify-full",
                    Optional.of(database.user()),
                    Optional.of(database.password()),
                    true);

            assertThatThrownBy(() -> PostgresStore.open(settings))
                    .isInstanceOf(DatabaseUnreachable.class)
                    .hasMessageContaining("do not agree on TLS")
                    .hasMessageContaining("sslrootcert=FILE")
                    .hasMessageContaining("another sslmode");
        }
    }

    private Map<String, String> properties(String url) {
        return Tls.properties(url, DatabaseAddress.of(url, Optional.empty()).orElseThrow(), home.resolve("root.crt"));
    }
}
