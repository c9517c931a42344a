package dev.workflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.workflow.rules.HouseRules;
import dev.workflow.rules.NotBelow;
import dev.workflow.rules.OwnClasses;
import dev.workflow.rules.ServerRules;

@AnalyzeClasses(locations = OwnClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests SERVER = ArchTests.in(ServerRules.class);

    @ArchTest
    static final ArchRule PERSISTENCE_KNOWS_NOBODY_ABOVE_IT = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ejb..", "jakarta.ws.rs..", "jakarta.jms..", "jakarta.servlet..")
            .orShould()
            .dependOnClassesThat(new NotBelow("dev.workflow.persistence"));
}
