package dev.homeostat.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.architecture.broken.layering.adapter.playwright.KnowsTheStore;
import dev.homeostat.architecture.broken.layering.adapter.playwright.UsesTheTestkit;
import dev.homeostat.architecture.broken.layering.adapter.postgres.OpensItsOwnConnection;
import dev.homeostat.architecture.broken.layering.adapter.web.DrivesABrowser;
import dev.homeostat.architecture.broken.layering.application.post.DrivesTheStore;
import dev.homeostat.architecture.broken.layering.application.post.SpeaksSql;
import dev.homeostat.architecture.broken.layering.bootstrap.OpensAConnection;
import dev.homeostat.architecture.broken.layering.domain.post.KnowsAPort;
import dev.homeostat.architecture.broken.layering.domain.post.ReadsAFile;
import dev.homeostat.architecture.broken.layering.simulation.RunsTheProgram;
import dev.homeostat.architecture.broken.layering.simulation.virtual.PeeksAtTheAudience;
import dev.homeostat.architecture.broken.layering.testkit.UsesTheSimulation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which layer may know which, and who speaks to the world outside. */
class LayeringTest {
    private static final String[] PLAIN_JAVA = {
        "java.lang..",
        "java.math..",
        "java.nio.charset..",
        "java.security..",
        "java.text..",
        "java.time..",
        "java.util..",
        "org.jspecify.annotations.."
    };

    private static final String[] DATABASE = {
        "java.sql..",
        "javax.sql..",
        "org.postgresql..",
        "org.jdbi..",
        "com.zaxxer.hikari..",
        "org.flywaydb..",
        "com.github.kagkarlsson.."
    };

    private static final Rule DOMAIN_KNOWS_PLAIN_JAVA_ONLY = root -> classes()
            .that()
            .resideInAPackage(root + ".domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(plainJavaAnd(root + ".domain.."))
            .because("rules must be tested, replayed and simulated without a clock, a store, a network or a framework");

    private static final Rule APPLICATION_KNOWS_THE_DOMAIN_AND_A_LOGGER = root -> classes()
            .that()
            .resideInAPackage(root + ".application..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(plainJavaAnd(root + ".application..", root + ".domain..", "org.slf4j"))
            .because("an embedder takes the application alone and brings ports of its own");

    private static final Rule ADAPTERS_KNOW_NO_OUTER_LAYER = root -> noClasses()
            .that()
            .resideInAPackage(root + ".adapter..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".testkit..", root + ".simulation..", root + ".bootstrap..")
            .because("an adapter translates between a port and a technology, whoever wires it")
            .allowEmptyShould(true);

    private static final Rule ADAPTERS_DO_NOT_KNOW_EACH_OTHER = root -> slices().matching(root + ".adapter.(*)..")
            .should()
            .notDependOnEachOther()
            // One module: what the store cannot take for now it keeps in local files.
            .ignoreDependency(
                    resideInAPackage(root + ".adapter.postgres.."), resideInAPackage(root + ".adapter.journal.."))
            .because("an embedder takes the adapters it wants and leaves the others")
            .allowEmptyShould(true);

    private static final Rule ONLY_THE_PROGRAM_KNOWS_ADAPTERS = root -> noClasses()
            .that()
            .resideOutsideOfPackages(root + ".adapter..", root + ".bootstrap..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".adapter..")
            .because("what is not wiring speaks to ports, so that any adapter can stand behind them");

    private static final Rule ONLY_POSTGRES_SPEAKS_SQL = root -> noClasses()
            .that()
            .resideOutsideOfPackages(root + ".adapter.postgres..", root + ".bootstrap.postgres..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(DATABASE)
            .because("what must be atomic is one call of a port; nobody else may hold a connection");

    private static final Rule ONLY_THE_DATABASE_OPENS_CONNECTIONS = root -> noClasses()
            .that()
            .resideInAPackage(root + ".adapter.postgres..")
            .and()
            // Who only looks at a database, whatever is in it, needs none of what the rule is for.
            .haveNameNotMatching(".*\\.Database(Inspection)?(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.jdbi.v3.core.Jdbi")
            .orShould()
            .callMethod("javax.sql.DataSource", "getConnection")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.DriverManager")
            .because("lanes, retries, timing and the naming of borrowers hold for whoever comes by the one entry");

    private static final Rule ONLY_PLAYWRIGHT_TOUCHES_A_BROWSER = root -> noClasses()
            .that()
            .resideOutsideOfPackage(root + ".adapter.playwright..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.microsoft.playwright..")
            .because("a browser belongs to one worker thread, which no other code may reach around");

    private static final Rule SIMULATION_IS_USED_BY_THE_PROGRAM_ONLY = root -> noClasses()
            .that()
            .resideOutsideOfPackages(root + ".simulation..", root + ".bootstrap..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".simulation..")
            .because("nothing that runs in production may lean on the practice site or on virtual time");

    private static final Rule ONLY_THE_SITE_KNOWS_THE_AUDIENCE = root -> noClasses()
            .that()
            .resideOutsideOfPackages(root + ".simulation.audience..", root + ".simulation.site..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".simulation.audience..")
            .because("who learns what the audience prefers must learn it from what the site shows");

    private static final Rule NOBODY_USES_THE_PROGRAM = root -> noClasses()
            .that()
            .resideOutsideOfPackage(root + ".bootstrap..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(root + ".bootstrap..")
            .because("the program is one user of the library among others");

    @Test
    void domainKnowsPlainJavaOnly() {
        DOMAIN_KNOWS_PLAIN_JAVA_ONLY.holdsAndCatches(KnowsAPort.class, ReadsAFile.class);
    }

    @Test
    void applicationKnowsTheDomainAndALogger() {
        APPLICATION_KNOWS_THE_DOMAIN_AND_A_LOGGER.holdsAndCatches(DrivesTheStore.class, SpeaksSql.class);
    }

    @Test
    void adaptersKnowNoOuterLayer() {
        ADAPTERS_KNOW_NO_OUTER_LAYER.holdsAndCatches(UsesTheTestkit.class);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        ADAPTERS_DO_NOT_KNOW_EACH_OTHER.holdsAndCatches(KnowsTheStore.class);
    }

    @Test
    void onlyTheProgramKnowsAdapters() {
        ONLY_THE_PROGRAM_KNOWS_ADAPTERS.holdsAndCatches(DrivesTheStore.class);
    }

    @Test
    void onlyPostgresSpeaksSql() {
        ONLY_POSTGRES_SPEAKS_SQL.holdsAndCatches(SpeaksSql.class, OpensAConnection.class);
    }

    @Test
    void onlyTheDatabaseOpensConnections() {
        ONLY_THE_DATABASE_OPENS_CONNECTIONS.holdsAndCatches(OpensItsOwnConnection.class);
    }

    @Test
    void onlyPlaywrightTouchesABrowser() {
        ONLY_PLAYWRIGHT_TOUCHES_A_BROWSER.holdsAndCatches(DrivesABrowser.class);
    }

    @Test
    void simulationIsUsedByTheProgramOnly() {
        SIMULATION_IS_USED_BY_THE_PROGRAM_ONLY.holdsAndCatches(UsesTheSimulation.class);
    }

    @Test
    void onlyTheSiteKnowsTheAudience() {
        ONLY_THE_SITE_KNOWS_THE_AUDIENCE.holdsAndCatches(PeeksAtTheAudience.class);
    }

    @Test
    void nobodyUsesTheProgram() {
        NOBODY_USES_THE_PROGRAM.holdsAndCatches(RunsTheProgram.class);
    }

    /** Were the packages misspelt, the rules above would forbid nothing. */
    @Test
    void whereItIsAllowedTheForbiddenIsReallyUsed() {
        assertUsedWhereAllowed(".adapter.postgres", "java.sql", "org.jdbi", "com.zaxxer.hikari", "org.flywaydb");
        assertUsedWhereAllowed(".adapter.playwright", "com.microsoft.playwright");
        assertUsedWhereAllowed(".simulation.site", "dev.homeostat.simulation.audience");
    }

    private static void assertUsedWhereAllowed(String layer, String... packages) {
        String allowed = Code.REAL.root() + layer;
        List<String> used = Code.REAL.classes().stream()
                .filter(type -> type.getPackageName().startsWith(allowed))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getPackageName())
                .distinct()
                .toList();
        if (used.isEmpty()) {
            return;
        }
        for (String expected : packages) {
            assertThat(used).as("packages used by %s", layer).anyMatch(name -> name.startsWith(expected));
        }
    }

    private static String[] plainJavaAnd(String... packages) {
        List<String> all = new ArrayList<>(Arrays.asList(PLAIN_JAVA));
        all.addAll(Arrays.asList(packages));
        return all.toArray(String[]::new);
    }
}
