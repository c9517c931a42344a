package dev.workflow;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.workflow.builder.Pushes;
import dev.workflow.engine.Engine;
import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.ImageBuilder;
import dev.workflow.log.AppLogs;
import dev.workflow.network.AppNetwork;
import dev.workflow.router.Routes;
import dev.workflow.rules.HouseRules;
import dev.workflow.rules.NotBelow;
import dev.workflow.rules.OwnClasses;
import dev.workflow.rules.Processes;
import dev.workflow.rules.ServerRules;
import dev.workflow.sandbox.Sandbox;
import dev.workflow.storage.ObjectStore;
import dev.workflow.volume.VolumeFiles;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import java.util.Set;
import java.util.stream.Collectors;

@AnalyzeClasses(locations = OwnClasses.class)
class ArchitectureTest {

    private static final Set<Class<?>> PORTS = Set.of(
            Engine.class,
            ImageBuilder.class,
            ObjectStore.class,
            ImageStore.class,
            Sandbox.class,
            Routes.class,
            AppNetwork.class,
            AppLogs.class,
            Pushes.class,
            VolumeFiles.class);

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchTests SERVER = ArchTests.in(ServerRules.class);

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NEITHER_WEB_NOR_QUEUES = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.workflow.web..",
                    "dev.workflow.jms..",
                    "dev.workflow.messaging..",
                    "dev.workflow.launcher..",
                    "dev.workflow.cli..",
                    "jakarta.ws.rs..",
                    "jakarta.servlet..",
                    "jakarta.jms..");

    /** Git commands are not among them: JGit does that work. */
    @ArchTest
    static final ArchRule PROCESSES = Processes.areStartedOnlyBy(
            "dev.workflow.sandbox.Spawner",
            // tries at start which sandbox this machine can have
            "dev.workflow.sandbox.Trial",
            // exec with a terminal, in the sandbox's own words
            "dev.workflow.engine.local.Execs",
            // buildah, and the steps of a build in the sandbox's words
            "dev.workflow.imagebuilder.step.StepProcess");

    /** So that a second adapter needs no change to what uses the port. */
    @ArchTest
    static void adaptersAreKnownByThemselvesAndTheWiring(JavaClasses own) {
        for (Class<?> port : PORTS) {
            for (JavaClass adapter : adapters(own, port)) {
                noClasses()
                        .that()
                        .resideOutsideOfPackages(adapter.getPackageName() + "..", "dev.workflow.platform..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName(adapter.getName())
                        .check(own);
            }
        }
    }

    @ArchTest
    static void portsDoNotKnowTheirAdapters(JavaClasses own) {
        for (Class<?> port : PORTS) {
            for (JavaClass adapter : adapters(own, port)) {
                noClasses()
                        .that()
                        .haveFullyQualifiedName(port.getName())
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName(adapter.getName())
                        .check(own);
            }
        }
    }

    /** Two beans of one name keep the server from starting; no unit test would see it. */
    @ArchTest
    static void beansHaveNamesOfTheirOwn(JavaClasses own) {
        assertThat(own.stream()
                        .filter(type -> type.isAnnotatedWith(Stateless.class) || type.isAnnotatedWith(Singleton.class))
                        .map(ArchitectureTest::beanName))
                .doesNotHaveDuplicates();
    }

    private static String beanName(JavaClass type) {
        return type.tryGetAnnotationOfType(Stateless.class)
                .map(Stateless::name)
                .or(() -> type.tryGetAnnotationOfType(Singleton.class).map(Singleton::name))
                .filter(name -> !name.isEmpty())
                .orElse(type.getSimpleName());
    }

    private static Set<JavaClass> adapters(JavaClasses own, Class<?> port) {
        return own.stream()
                .filter(candidate -> candidate.isAssignableTo(port) && !candidate.isEquivalentTo(port))
                .collect(Collectors.toSet());
    }

    @ArchTest
    static final ArchRule THE_ENGINE_PORT_KNOWS_NO_KIND_OF_ENGINE = noClasses()
            .that()
            .resideInAPackage("dev.workflow.engine")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.workflow.engine.*..");

    @ArchTest
    static final ArchRule ADAPTERS_DO_NOT_DECIDE = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.workflow.engine..", "dev.workflow.sandbox..", "dev.workflow.storage..", "dev.workflow.image..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.workflow.persistence..",
                    "dev.workflow.release..",
                    "dev.workflow.operation..",
                    "dev.workflow.identity..");

    @ArchTest
    static final ArchRule THE_CORE_IS_ON_TOP_OF_PERSISTENCE_ONLY = noClasses()
            .that()
            .resideInAPackage("dev.workflow.problem..")
            .should()
            .dependOnClassesThat(new NotBelow("dev.workflow.problem"));
}
