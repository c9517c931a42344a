package dev.workflow.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.workflow.rules.HouseRules;
import dev.workflow.rules.OwnClasses;
import dev.workflow.rules.Processes;
import dev.workflow.rules.ServerRules;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;

@AnalyzeClasses(locations = OwnClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests SERVER = ArchTests.in(ServerRules.class);

    @ArchTest
    static final ArchRule ENTITIES_DO_NOT_LEAVE_THE_DOMAIN =
            noClasses().should().dependOnClassesThat().areAnnotatedWith(Entity.class);

    @ArchTest
    static final ArchRule THE_WEB_DOES_NOT_ASK_THE_DATABASE = noClasses()
            .should()
            .dependOnClassesThat(areRepositories())
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(EntityManager.class, javax.sql.DataSource.class);

    private static DescribedPredicate<JavaClass> areRepositories() {
        return DescribedPredicate.describe(
                "are repositories",
                candidate -> candidate.getPackageName().startsWith("dev.workflow.persistence")
                        && candidate.getFields().stream()
                                .anyMatch(field -> field.getRawType().isEquivalentTo(EntityManager.class)));
    }

    @ArchTest
    static final ArchRule THE_WEB_LEAVES_QUEUES_ALONE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.jms..", "dev.workflow.jms..", "dev.workflow.messaging..");

    @ArchTest
    static final ArchRule PROCESSES = Processes.areStartedOnlyBy();
}
