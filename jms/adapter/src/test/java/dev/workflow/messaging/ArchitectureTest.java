package dev.workflow.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.workflow.rules.HouseRules;
import dev.workflow.rules.NotBelow;
import dev.workflow.rules.OwnClasses;
import dev.workflow.rules.Processes;
import dev.workflow.rules.ServerRules;

@AnalyzeClasses(locations = OwnClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests SERVER = ArchTests.in(ServerRules.class);

    @ArchTest
    static final ArchRule THE_ADAPTER_KNOWS_NOTHING_OF_THE_PLATFORM =
            noClasses().should().dependOnClassesThat(new NotBelow("dev.workflow.messaging"));

    @ArchTest
    static final ArchRule PROCESSES = Processes.areStartedOnlyBy();
}
