package dev.homeostat.bootstrap.doctor;

import dev.homeostat.adapter.postgres.DatabaseInspection;
import dev.homeostat.adapter.postgres.DatabaseUnreachable;
import dev.homeostat.adapter.postgres.PostgresSettings;
import dev.homeostat.bootstrap.config.LoadedConfig;
import dev.homeostat.bootstrap.config.Secret;
import dev.homeostat.bootstrap.engine.ConfiguredSettings;
import dev.homeostat.bootstrap.postgres.EmbeddedDatabase;
import dev.homeostat.bootstrap.startup.StartupProblem;
import dev.homeostat.domain.account.AccountId;
import dev.homeostat.domain.job.JobDefinition;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The database, and what stands in it: read only. */
final class DatabaseChecks {

    private static final String DATABASE = "database";
    private static final String SCHEMA = "schema";
    private static final List<String> INSIDE = List.of(SCHEMA, "clock", "contract", "kill switch row", "jobs");

    private static final int LEAST_VERSION = 15;
    private static final int PER_MAJOR = 10_000;
    private static final Duration MOST_OFFSET = Duration.ofSeconds(2);

    /** Nothing is late before an engine had the time for it. */
    private static final Duration FIRST_RUNS = Duration.ofMinutes(15);

    private final LoadedConfig config;
    private final PostgresSettings settings;

    private DatabaseChecks(LoadedConfig config, PostgresSettings settings) {
        this.config = config;
        this.settings = settings;
    }

    static List<Finding> of(LoadedConfig config) {
        if (!config.usesEmbeddedDatabase()) {
            return new DatabaseChecks(config, own(config)).all();
        }
        if (!Files.exists(config.stateDirectory().resolve("postgres").resolve("PG_VERSION"))) {
            return withInside(
                    Finding.ok(DATABASE, "embedded, not set up yet; 'run' does it"), "there is no database yet");
        }
        try (EmbeddedDatabase embedded = EmbeddedDatabase.open(config.stateDirectory())) {
            return new DatabaseChecks(
                            config,
                            new PostgresSettings(
                                    embedded.jdbcUrl(),
                                    Optional.of(embedded.user()),
                                    Optional.of(embedded.password()),
                                    true))
                    .all();
        } catch (StartupProblem problem) {
            return withInside(Finding.problem(DATABASE, problem.problems().getFirst()), "the database is away");
        }
    }

    private static PostgresSettings own(LoadedConfig config) {
        return new PostgresSettings(
                config.values().database().url().orElseThrow(),
                config.values().database().user(),
                config.secret("database.password").map(Secret::reveal),
                false);
    }

    private static List<Finding> withInside(Finding finding, String why) {
        return Stream.concat(Stream.of(finding), INSIDE.stream().map(check -> Finding.skipped(check, why)))
                .toList();
    }

    private List<Finding> all() {
        try {
            DatabaseInspection inspection = DatabaseInspection.of(settings);
            List<Finding> findings = new ArrayList<>();
            findings.add(server(inspection));
            findings.add(schema(inspection));
            findings.add(clock(inspection));
            if (inspection.schema().isPresent()) {
                findings.add(contract(inspection));
                findings.add(killSwitch());
                findings.add(jobs());
            } else {
                Stream.of("contract", "kill switch row", "jobs")
                        .forEach(check -> findings.add(Finding.skipped(check, "there is no schema yet")));
            }
            return findings;
        } catch (DatabaseUnreachable away) {
            return withInside(
                    Finding.problem(DATABASE, String.valueOf(away.getMessage()), "then run 'doctor' again"),
                    "the database is away");
        }
    }

    private Finding server(DatabaseInspection inspection) {
        int major = inspection.server() / PER_MAJOR;
        String text = "PostgreSQL %d.%d at %s"
                .formatted(
                        major,
                        inspection.server() % PER_MAJOR,
                        settings.jdbcUrl().replaceFirst("\\?.*", ""));
        return major >= LEAST_VERSION
                ? Finding.ok(DATABASE, text)
                : Finding.problem(DATABASE, text, "use PostgreSQL %d or newer".formatted(LEAST_VERSION));
    }

    private static Finding schema(DatabaseInspection inspection) {
        if (inspection.schema().isEmpty()) {
            return Finding.ok(SCHEMA, "not there yet; 'run' makes version %s".formatted(inspection.known()));
        }
        String version = inspection.schema().get();
        if (inspection.newer()) {
            return Finding.problem(
                    SCHEMA,
                    "version %s is newer than version %s, which this program knows"
                            .formatted(version, inspection.known()),
                    "run a newer Homeostat");
        }
        return version.equals(inspection.known())
                ? Finding.ok(SCHEMA, "version %s".formatted(version))
                : Finding.warning(
                        SCHEMA,
                        "version %s; the next start brings it to version %s".formatted(version, inspection.known()),
                        "make a backup before you start it");
    }

    private static Finding clock(DatabaseInspection inspection) {
        Duration ahead = inspection.ahead();
        String text = "the database's clock is %d ms %s"
                .formatted(ahead.abs().toMillis(), ahead.isNegative() ? "behind" : "ahead");
        return ahead.abs().compareTo(MOST_OFFSET) < 0
                ? Finding.ok("clock", text)
                : Finding.problem("clock", text, "let both machines keep time by NTP");
    }

    private static Finding contract(DatabaseInspection inspection) {
        return inspection.missing().isEmpty()
                ? Finding.ok("contract", "the tables and columns that operators query are there")
                : Finding.problem(
                        "contract",
                        "missing: " + String.join(", ", inspection.missing()),
                        "restore the schema from a backup, or give another database");
    }

    private Finding killSwitch() {
        return DatabaseInspection.killSwitch(settings)
                .map(held -> Finding.warning(
                        "kill switch row",
                        "engaged: " + held,
                        "run './homeostat stop --release' when you have found out why it was given"))
                .orElseGet(() -> Finding.ok("kill switch row", "released"));
    }

    private Finding jobs() {
        Optional<AccountId> account = config.values().account().id().map(AccountId::new);
        Optional<DatabaseInspection.Jobs> jobs = account.flatMap(id -> DatabaseInspection.jobs(settings, id));
        if (jobs.isEmpty()) {
            return Finding.skipped("jobs", "no engine runs the account");
        }
        List<String> late = ConfiguredSettings.of(config).cadences().jobs().stream()
                .filter(job -> isLate(job, jobs.get()))
                .map(job ->
                        "%s (every %d min)".formatted(job.name(), job.cadence().toMinutes()))
                .toList();
        return late.isEmpty()
                ? Finding.ok(
                        "jobs",
                        "%d ran within their interval and a half"
                                .formatted(jobs.get().sinceLatest().size()))
                : Finding.problem(
                        "jobs",
                        "did not run within their interval and a half: " + String.join(", ", late),
                        "see './homeostat jobs' and the log; right after a long standstill, wait 15 minutes");
    }

    /** A job that never ran may have nothing to do; that no job ever did is another matter. */
    private static boolean isLate(JobDefinition job, DatabaseInspection.Jobs jobs) {
        Duration most = job.cadence().multipliedBy(3).dividedBy(2);
        return Optional.ofNullable(jobs.sinceLatest().get(job.name().value()))
                .map(since -> since.compareTo(most) > 0)
                .orElse(jobs.sinceLatest().isEmpty() && jobs.age().compareTo(longer(most, FIRST_RUNS)) > 0);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
