package dev.homeostat.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeostat.architecture.broken.contexts.domain.circle.CircleId;
import dev.homeostat.architecture.broken.contexts.domain.flow.KnowsAnotherFlow;
import dev.homeostat.architecture.broken.contexts.domain.round.RoundId;
import dev.homeostat.architecture.broken.contexts.domain.secretive.UsesWhatItDoesNotDeclare;
import dev.homeostat.architecture.broken.contexts.domain.thing.KnowsAFlow;
import dev.homeostat.architecture.broken.contexts.domain.thing.KnowsMoreThanAnId;
import dev.homeostat.architecture.broken.contexts.domain.unnamed.HasNoDeclaration;
import dev.homeostat.domain.Context;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The domain's graph of contexts is what each {@code package-info.java} declares, no more and no less. */
class ContextsTest {
    private static final Rule EVERY_CONTEXT_IS_DECLARED = root -> classes()
            .that(ContextGraph.liveInAContext(root))
            .should(ContextGraph.haveADeclaredContext(root))
            .because("a context says in its package-info what it is and what it builds on");

    private static final Rule EVERY_USE_IS_DECLARED = root -> classes()
            .that(ContextGraph.liveInAContext(root))
            .should(ContextGraph.useOnlyDeclaredContexts(root))
            .because("a new dependency between contexts is a decision, to be seen in a diff");

    private static final Rule EVERY_DECLARATION_IS_USED = root -> classes()
            .that(ContextGraph.declareAContext(root))
            .should(ContextGraph.useEveryContextTheyDeclare(root))
            .because("a declaration that nothing needs is a wrong map");

    private static final Rule NO_CYCLE = root -> slices().matching(root + ".domain.(*)..")
            .should()
            .beFreeOfCycles()
            .because("contexts that need each other are one context");

    private static final Rule EACH_KIND_KNOWS_ITS_PLACE = root -> classes()
            .that(ContextGraph.liveInAContext(root))
            .should(ContextGraph.keepToTheirKind(root))
            .because("things know each other's ids only, flows know things, and only loops see flows");

    @Test
    void everyContextIsDeclared() {
        EVERY_CONTEXT_IS_DECLARED.holdsAndCatches(HasNoDeclaration.class);
    }

    @Test
    void everyUseIsDeclared() {
        EVERY_USE_IS_DECLARED.holdsAndCatches(UsesWhatItDoesNotDeclare.class, HasNoDeclaration.class);
    }

    @Test
    void everyDeclarationIsUsed() throws ClassNotFoundException {
        EVERY_DECLARATION_IS_USED.holdsAndCatches(
                Class.forName("dev.homeostat.architecture.broken.contexts.domain.boastful.package-info"));
    }

    @Test
    void thereIsNoCycle() {
        NO_CYCLE.holdsAndCatches(CircleId.class, RoundId.class);
    }

    @Test
    void eachKindKnowsItsPlace() {
        EACH_KIND_KNOWS_ITS_PLACE.holdsAndCatches(KnowsMoreThanAnId.class, KnowsAFlow.class, KnowsAnotherFlow.class);
    }

    /** Were the contexts not found, the rules above would compare nothing with nothing. */
    @Test
    void theGraphIsReallyThere() {
        assertThat(declared("post").kind()).isEqualTo(Context.Kind.THING);
        assertThat(declared("publishing").kind()).isEqualTo(Context.Kind.FLOW);
        assertThat(Arrays.asList(declared("publishing").uses())).contains("account", "control", "post");
    }

    private static Context declared(String context) {
        return Code.REAL.classes().getPackage("dev.homeostat.domain." + context).getAnnotationOfType(Context.class);
    }
}
