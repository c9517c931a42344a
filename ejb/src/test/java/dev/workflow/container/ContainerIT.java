package dev.workflow.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.app.Judgement;
import dev.workflow.blocklist.OwnerStatus;
import dev.workflow.component.Components;
import dev.workflow.database.Database;
import dev.workflow.identity.ServiceKey;
import dev.workflow.identity.ServiceKeys;
import dev.workflow.operation.LeaseLost;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.operation.Operation.State;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import dev.workflow.time.SystemClock;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the platform relies on in its server: these tests run inside of it, on a real database. */
@ExtendWith(ArquillianExtension.class)
class ContainerIT {

    private static final AtomicInteger APPS = new AtomicInteger();

    private final AppRef app = app("shop-" + APPS.incrementAndGet());
    private final AppRef other = app(app + "-other");

    @Inject
    Joined joined;

    @Inject
    Ledger ledger;

    @Inject
    Heard heard;

    @Inject
    AppAccess access;

    @Deployment
    static WebArchive platform() {
        WebArchive war = ShrinkWrap.create(WebArchive.class, "platform.war")
                .addPackages(true, ContainerIT::isShipped, "dev.workflow.operation", "dev.workflow.problem")
                .addPackages(false, ContainerIT::isShipped, Database.class.getPackage(), SystemClock.class.getPackage())
                .addPackages(false, ContainerIT::isShipped, Components.class.getPackage())
                .addClasses(AppAccess.class, AppName.class, AppRef.class, Joined.class, Heard.class)
                .addClass(Judgement.class)
                .addClasses(OwnerStatus.class, ServiceKeys.class, ServiceKey.class)
                .addClass("dev.workflow.blocklist.ManagerCall")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsLibrary(persistence());
        libraries().forEach(jar -> war.addAsLibrary(jar.toFile()));
        return war;
    }

    /** A folder in a build up to test, a jar in one up to verify. */
    private static JavaArchive persistence() {
        File classes = new File(
                Caller.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class, "persistence.jar");
        return classes.isDirectory()
                ? jar.as(ExplodedImporter.class).importDirectory(classes).as(JavaArchive.class)
                : jar.as(ZipImporter.class).importFrom(classes).as(JavaArchive.class);
    }

    /** The tests of these packages stay outside. */
    private static boolean isShipped(ArchivePath type) {
        return Files.exists(Path.of("target", "classes" + type.get()));
    }

    /** What the deployed classes need of the class path the tests have. */
    private static List<Path> libraries() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(Path::of)
                .filter(jar -> jar.getFileName()
                        .toString()
                        .matches("(postgresql-|flyway-|assertj-core|byte-buddy|jackson-|tomlj).*\\.jar"))
                .toList();
    }

    private static AppRef app(String name) {
        return new AppRef(UUID.randomUUID(), new AppName(name));
    }

    private List<OperationView> operations() {
        return ledger.page(app.uuid(), new Window(0, 10)).items();
    }

    @Test
    void aProblemArrivesAsItIsAndRollsBack() {
        assertThatThrownBy(() -> joined.openThenRefuse(app))
                .isExactlyInstanceOf(Problem.class)
                .hasMessage("not like this");
        assertThat(operations()).isEmpty();
    }

    @Test
    void aProblemOfABeanBehindTheBeanArrivesAsItIsToo() {
        assertThatThrownBy(() -> access.require(new Caller(1, "ada", false, false), "nope", Permission.VIEW))
                .isExactlyInstanceOf(Problem.class)
                .hasMessage("No App matches the given query.");
    }

    @Test
    void whatIsUnexpectedRollsBackAndIsWrapped() {
        assertThatThrownBy(() -> joined.openThenBreak(app))
                .isInstanceOf(EJBException.class)
                .hasRootCauseMessage("broken");
        assertThat(operations()).isEmpty();
    }

    @Test
    void theRelayIsWokenAfterTheCommitAndOnlyThen() {
        int before = heard.committed();
        assertThat(joined.openAndCount(app)).as("inside of the transaction").isEqualTo(before);
        assertThat(heard.committed()).isEqualTo(before + 1);
    }

    @Test
    void theRelayIsNotWokenByWhatWasRolledBack() {
        int committed = heard.committed();
        int fired = heard.fired();
        assertThatThrownBy(() -> joined.openThenRefuse(app)).isInstanceOf(Problem.class);
        assertThat(heard.fired()).isEqualTo(fired + 1);
        assertThat(heard.committed()).isEqualTo(committed);
    }

    @Test
    void aClaimStandsWhateverBecomesOfItsCaller() {
        UUID operation = joined.open(app);
        assertThatThrownBy(() -> joined.claimThenRefuse(other, operation, "it/1"))
                .isExactlyInstanceOf(Problem.class);
        assertThat(ledger.view(operation).state()).isEqualTo(State.RUNNING);
        assertThat(ledger.page(other.uuid(), new Window(0, 10)).items()).isEmpty();
        assertThat(ledger.claim(operation, "it/2")).isEmpty();
    }

    @Test
    void aWorkerThatLostItsLeaseTakesItsCallersWorkBack() {
        UUID operation = joined.open(app);
        ledger.claim(operation, "it/1").orElseThrow();
        assertThatThrownBy(() -> joined.openThenEnd(other, operation, "it/2")).isExactlyInstanceOf(LeaseLost.class);
        assertThat(ledger.view(operation).state()).isEqualTo(State.RUNNING);
        assertThat(ledger.page(other.uuid(), new Window(0, 10)).items()).isEmpty();
        joined.openThenEnd(other, operation, "it/1");
        assertThat(ledger.view(operation).state()).isEqualTo(State.SUCCEEDED);
        assertThat(ledger.view(operation).releaseAfter()).contains(2);
    }
}
