package dev.homeostat.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import dev.homeostat.architecture.broken.libraries.adapter.postgres.KeepsATimestamp;
import dev.homeostat.architecture.broken.libraries.application.post.KeepsADate;
import dev.homeostat.architecture.broken.libraries.application.post.LogsByTheJdk;
import dev.homeostat.architecture.broken.libraries.domain.post.Logs;
import java.util.Calendar;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** Which libraries and old parts of the JDK are not used where. */
class LibrariesTest {
    private static final Rule TIME_IS_JAVA_TIME = root -> noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(root + "..")
            .should()
            .haveRawType(Date.class)
            .orShould()
            .haveRawType(Calendar.class)
            .orShould()
            .haveRawType("java.sql.Timestamp")
            .orShould()
            .haveRawType("java.sql.Date")
            .orShould()
            .haveRawType("java.sql.Time")
            .because("they are mutable, and a time without a zone is a bug to come; use java.time");

    private static final Rule ONE_LOGGING_FACADE = root -> noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.commons.logging..", "org.apache.log4j..")
            .because("an embedder routes one facade, slf4j");

    private static final Rule DOMAIN_DOES_NOT_LOG = root -> noClasses()
            .that()
            .resideInAPackage(root + ".domain..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.slf4j..")
            .because("a policy tells what it decided by what it returns");

    @Test
    void timeIsJavaTime() {
        TIME_IS_JAVA_TIME.holdsAndCatches(KeepsADate.class, KeepsATimestamp.class);
    }

    @Test
    void thereIsOneLoggingFacade() {
        ONE_LOGGING_FACADE.holdsAndCatches(LogsByTheJdk.class);
    }

    @Test
    void theDomainDoesNotLog() {
        DOMAIN_DOES_NOT_LOG.holdsAndCatches(Logs.class);
    }
}
