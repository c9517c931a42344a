package dev.workflow.launcher;

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

    /** It starts them as they are packaged. */
    @ArchTest
    static final ArchRule THE_LAUNCHER_KNOWS_NO_CLASS_OF_WHAT_IT_STARTS =
            noClasses().should().dependOnClassesThat(new NotBelow("dev.workflow.launcher"));

    /** Starting processes is what the launcher is for; still each of these has a list of words, never a line. */
    @ArchTest
    static final ArchRule PROCESSES = Processes.areStartedOnlyBy(
            "dev.workflow.launcher.command.Detached",
            "dev.workflow.launcher.demo.Steps",
            "dev.workflow.launcher.postgres.Account",
            "dev.workflow.launcher.postgres.Binaries",
            "dev.workflow.launcher.postgres.Cluster",
            "dev.workflow.launcher.postgres.Command",
            "dev.workflow.launcher.postgres.PostgresPart",
            "dev.workflow.launcher.process.PlainEnvironment",
            "dev.workflow.launcher.server.ArchiveMaker",
            "dev.workflow.launcher.server.ServerAlone",
            "dev.workflow.launcher.server.ServerPart",
            "dev.workflow.launcher.services.ServicesPart");
}
