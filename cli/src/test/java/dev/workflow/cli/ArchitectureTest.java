package dev.workflow.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.workflow.rules.HouseRules;
import dev.workflow.rules.NotBelow;
import dev.workflow.rules.OwnClasses;
import dev.workflow.rules.Processes;

@AnalyzeClasses(locations = OwnClasses.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule THE_CLIENT_KNOWS_THE_SERVER_BY_ITS_API_ONLY =
            noClasses().should().dependOnClassesThat(new NotBelow("dev.workflow.cli"));

    @ArchTest
    static final ArchRule PROCESSES = Processes.areStartedOnlyBy(
            "dev.workflow.cli.git.Git",
            "dev.workflow.cli.terminal.Browser",
            // stty
            "dev.workflow.cli.terminal.RawTerminal",
            "dev.workflow.cli.tool.Plugin");
}
