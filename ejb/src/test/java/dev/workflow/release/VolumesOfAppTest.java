package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.app.AppService;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.VolumeMount;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationHandler.WorkFailed;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.OperationsUnderTest;
import dev.workflow.operation.Outcome;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.operation.Operation;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import dev.workflow.volume.JobMounts;
import dev.workflow.volume.MountOrder;
import dev.workflow.volume.MountPath;
import dev.workflow.volume.NewVolume;
import dev.workflow.volume.NfsExport;
import dev.workflow.volume.PathChange;
import dev.workflow.volume.VolumeName;
import dev.workflow.volume.VolumeRemoved;
import dev.workflow.volume.VolumeService;
import dev.workflow.volume.VolumeSize;
import dev.workflow.volume.VolumeView;
import jakarta.inject.Inject;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** api.md §7, model.md §8 (mount task) and §9 (volumes of jobs). */
class VolumesOfAppTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final List<AppSpec> applied = new ArrayList<>();
    private final List<Set<ProcessType>> scopes = new ArrayList<>();
    private Optional<String> refusal = Optional.empty();
    private boolean broken;

    @BeforeEach
    void anApp() {
        tenants.container.provide(Engine.class, engine());
        tenants.app(ada, "shop");
    }

    private Engine engine() {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("refusal")) {
                        return refusal;
                    }
                    if (method.getName().equals("apply")) {
                        applied.add((AppSpec) arguments[0]);
                        @SuppressWarnings("unchecked")
                        Set<ProcessType> scope = (Set<ProcessType>) arguments[1];
                        scopes.add(scope);
                        if (broken) {
                            throw new RolloutFailed(ProcessType.WEB, RolloutFailed.Cause.EXITED, "it exited", "look");
                        }
                    }
                    return null;
                });
    }

    private VolumeView add(String name) {
        tenants.clock.advance(Duration.ofSeconds(1));
        return tenants.container.call(VolumeService.class, volumes -> volumes.add(ada, "shop", csi(name)));
    }

    private static NewVolume csi(String name) {
        return new NewVolume(new VolumeName(name), new VolumeSize(2), "csi", Optional.empty(), Map.of());
    }

    private static NewVolume nfs(String name) {
        NfsExport export = new NfsExport("files.example.com", "/srv", false);
        return new NewVolume(new VolumeName(name), new VolumeSize(2), "nfs", Optional.of(export), Map.of());
    }

    private VolumeView get(String name) {
        return tenants.container.call(VolumeService.class, volumes -> volumes.get(ada, "shop", name));
    }

    private VolumeView order(String name, String type, String path) {
        Map<String, Object> paths = new HashMap<>();
        paths.put(type, path);
        return tenants.container.call(
                VolumeService.class, volumes -> volumes.mount(ada, "shop", name, PathChange.parse(paths)));
    }

    /** Does what the ledger has of that kind, as a worker does. */
    private void work() throws Exception {
        for (OperationView waiting :
                tenants.container.call(Ledger.class, ledger -> ledger.pending(new AppName("shop"), Kind.MOUNT))) {
            MountHandler handler = new MountHandler();
            handler.remounts = new InTransactions();
            handler.engine = tenants.container.call(Holder.class, holder -> holder.engine);
            handler.logs = tenants.logs;
            handler.self = OperationsUnderTest.instance();
            OperationView claimed =
                    tenants.container.call(Ledger.class, ledger -> ledger.claim(waiting.uuid(), handler.self.owner())
                            .orElseThrow());
            try {
                assertThat(handler.handle(claimed, OperationsUnderTest.running(claimed.uuid())))
                        .isFalse();
            } catch (WorkFailed failed) {
                tenants.container.run(
                        Ledger.class,
                        ledger -> ledger.endAlone(
                                claimed.uuid(),
                                handler.self.owner(),
                                Outcome.failed(failed.getMessage(), failed.hint())));
                throw failed;
            }
        }
    }

    /** Gives the provided engine out. */
    static final class Holder {
        @Inject
        Engine engine;
    }

    /** Each call is a transaction of its own, as in the server. */
    private final class InTransactions extends Remounts {
        @Override
        public Optional<AppSpec> wanted(AppRef app, MountOrder order) {
            return tenants.container.call(Remounts.class, remounts -> remounts.wanted(app, order));
        }

        @Override
        public void done(UUID operation, String owner, AppRef app, MountOrder order) {
            tenants.container.run(Remounts.class, remounts -> remounts.done(operation, owner, app, order));
        }

        @Override
        public boolean exists(AppRef app) {
            return tenants.container.call(Remounts.class, remounts -> remounts.exists(app));
        }
    }

    private static void refused(int status, String text, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .withMessage(text)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private void running() {
        tenants.succeeded("shop", tenants.publish(ada, "shop", "abc"));
        tenants.container.database().run(entities -> entities.createNativeQuery(
                        "update app set structure = '{\"web\":1,\"worker\":0}'")
                .executeUpdate());
        tenants.container.database().run(entities -> entities.createNativeQuery("delete from operation")
                .executeUpdate());
    }

    @Test
    void aNewVolumeIsShownAndMountedNowhere() {
        VolumeView added = add("data");
        assertThat(get("data")).isEqualTo(added);
        assertThat(added.path()).isEmpty();
        assertThat(added.parameters()).isEmpty();
        assertThat(added.size()).isEqualTo("2G");
        add("more");
        assertThat(tenants.container
                        .call(VolumeService.class, volumes -> volumes.list(ada, "shop", Tenants.ALL))
                        .items())
                .extracting(VolumeView::name)
                .containsExactly("more", "data");
        assertThat(tenants.logs.said()).contains("shop: volume data added");
    }

    @Test
    void aNameIsTakenOnceInAnApp() {
        add("data");
        refused(400, "{non_field_errors=[The fields app, name must make a unique set.]}", () -> add("data"));
        tenants.app(ada, "other");
        tenants.container.run(VolumeService.class, volumes -> volumes.add(ada, "other", csi("data")));
    }

    @Test
    void aVolumeOnlyGrows() {
        add("data");
        assertThat(expand("data", 3).size()).isEqualTo("3G");
        assertThat(expand("data", 3).size()).isEqualTo("3G");
        refused(400, "Shrink volume is not supported.", () -> expand("data", 2));
        tenants.container.run(VolumeService.class, volumes -> volumes.add(ada, "shop", nfs("share")));
        refused(400, "nfs volume is not support expand.", () -> expand("share", 9));
        assertThat(get("data").size()).isEqualTo("3G");
    }

    private VolumeView expand(String name, int size) {
        return tenants.container.call(
                VolumeService.class, volumes -> volumes.expand(ada, "shop", name, new VolumeSize(size)));
    }

    @Test
    void aMountIsStoredWhenTheProcessesSeeIt() throws Exception {
        running();
        add("data");
        assertThat(order("data", "web", "/data").path()).as("as it was").isEmpty();
        assertThat(get("data").path()).isEmpty();
        work();
        assertThat(get("data").path()).isEqualTo(Map.of("web", "/data"));
        assertThat(scopes).containsExactly(Set.of(ProcessType.WEB));
        assertThat(mounts("web")).singleElement().satisfies(mount -> {
            assertThat(mount.name()).isEqualTo("data");
            assertThat(mount.volume()).isEqualTo(get("data").uuid());
            assertThat(mount.path()).isEqualTo("/data");
            assertThat(mount.source()).isInstanceOf(VolumeMount.Source.Own.class);
        });
        assertThat(mounts("worker")).isEmpty();
        assertThat(tenants.logs.said()).contains("shop: ada changed volume mount for data");
        assertThat(tenants.operations("shop").get(0).state()).isEqualTo(Operation.State.SUCCEEDED);
    }

    private List<VolumeMount> mounts(String type) {
        return applied.get(applied.size() - 1).processes().stream()
                .filter(process -> process.type().value().equals(type))
                .findFirst()
                .orElseThrow()
                .volumes();
    }

    @Test
    void everyLaterDeployHasTheVolume() throws Exception {
        running();
        add("data");
        order("data", "web", "/data");
        work();
        tenants.publish(ada, "shop", "def");
        OperationView deploy = tenants.operations("shop").stream()
                .filter(operation -> operation.kind() == Kind.DEPLOY)
                .findFirst()
                .orElseThrow();
        Plan plan = tenants.container.call(Rollouts.class, rollouts -> rollouts.plan(deploy));
        assertThat(plan.spec().orElseThrow().processes())
                .filteredOn(process -> process.type().equals(ProcessType.WEB))
                .singleElement()
                .satisfies(process -> assertThat(process.volumes()).hasSize(1));
    }

    @Test
    void aMountThatDoesNotStartChangesNothing() {
        running();
        add("data");
        order("data", "web", "/data");
        broken = true;
        assertThatExceptionOfType(WorkFailed.class).isThrownBy(this::work).withMessage("it exited");
        assertThat(get("data").path()).isEmpty();
        assertThat(tenants.logs.said()).contains("shop: volume mount failed: it exited");
        assertThat(tenants.operations("shop").get(0).state()).isEqualTo(Operation.State.FAILED);
    }

    @Test
    void beforeTheFirstReleaseAMountIsOnlyStored() throws Exception {
        add("data");
        order("data", "web", "/data");
        work();
        assertThat(get("data").path()).isEqualTo(Map.of("web", "/data"));
        assertThat(applied).isEmpty();
    }

    @Test
    void unmountingTakesThePathAway() throws Exception {
        running();
        add("data");
        order("data", "web", "/data");
        work();
        order("data", "web", null);
        work();
        assertThat(get("data").path()).isEmpty();
        assertThat(mounts("web")).isEmpty();
    }

    @Test
    void aMountThatWaitsCanBeTakenBack() throws Exception {
        running();
        add("data");
        order("data", "web", "/data");
        order("data", "web", null);
        work();
        work();
        assertThat(get("data").path()).isEmpty();
    }

    @Test
    void impossibleMountsAreRefusedAtOnce() throws Exception {
        running();
        add("data");
        add("more");
        refused(404, "No Volume matches the given query.", () -> order("nope", "web", "/data"));
        refused(400, "process type cron is not included in procfile", () -> order("data", "cron", "/data"));
        refused(400, "mount path not changed", () -> order("data", "web", null));
        order("data", "web", "/data");
        work();
        refused(400, "mount path not changed", () -> order("data", "web", "/data"));
        refused(400, "path /data is used by another volume", () -> order("more", "web", "/data"));
        order("more", "worker", "/data");
        refusal = Optional.of("this engine cannot");
        refused(400, "this engine cannot", () -> order("more", "web", "/else"));
        assertThat(tenants.count("select count(*) from operation where kind = 'mount'"))
                .isEqualTo(2);
    }

    @Test
    void twoOrdersForOnePathAreNotBothDone() throws Exception {
        running();
        add("data");
        add("more");
        order("data", "web", "/data");
        order("more", "web", "/data");
        assertThatExceptionOfType(WorkFailed.class)
                .isThrownBy(this::work)
                .withMessage("path /data is used by another volume");
        assertThat(get("data").path()).isEqualTo(Map.of("web", "/data"));
        assertThat(get("more").path()).isEmpty();
    }

    @Test
    void aVolumeInUseIsNotRemoved() throws Exception {
        running();
        VolumeView data = add("data");
        order("data", "web", "/data");
        refused(400, "this volume is mounting", () -> remove("data"));
        work();
        refused(400, "this volume is mounting", () -> remove("data"));
        order("data", "web", null);
        work();
        remove("data");
        refused(404, "No Volume matches the given query.", () -> get("data"));
        assertThat(tenants.container.fired(VolumeRemoved.class)).containsExactly(new VolumeRemoved(data.uuid()));
        assertThat(tenants.logs.said()).contains("shop: volume data removed");
    }

    private void remove(String name) {
        tenants.container.run(VolumeService.class, volumes -> volumes.remove(ada, "shop", name));
    }

    @Test
    void aJobHasItsOwnVolumesOrThoseOfRun() throws Exception {
        running();
        add("data");
        add("more");
        order("data", "run", "/data");
        work();
        assertThat(scopes).containsExactly(Set.of());
        assertThat(jobMounts(Map.of())).extracting(VolumeMount::path).containsExactly("/data");
        assertThat(jobMounts(Map.of("more", new MountPath("/m"))))
                .extracting(VolumeMount::name)
                .containsExactly("more");
        refused(404, "No Volume matches the given query.", () -> jobMounts(Map.of("nope", new MountPath("/m"))));
        refusal = Optional.of("this engine cannot");
        refused(400, "this engine cannot", () -> jobMounts(Map.of()));
    }

    private List<VolumeMount> jobMounts(Map<String, MountPath> asked) {
        return tenants.container.call(
                JobMounts.class,
                mounts -> mounts.of(
                        tenants.container.call(
                                Apps.class, apps -> apps.byId("shop").orElseThrow()),
                        asked));
    }

    @Test
    void everyCallAsksForTheRightToTheApp() {
        add("data");
        Caller eve = tenants.account("eve");
        tenants.app(eve, "mine");
        tenants.grant("shop", eve, Permission.VIEW);
        tenants.container.run(VolumeService.class, volumes -> volumes.get(eve, "shop", "data"));
        List<Consumer<VolumeService>> changes = List.of(
                volumes -> volumes.add(eve, "shop", csi("x")),
                volumes -> volumes.expand(eve, "shop", "data", new VolumeSize(9)),
                volumes -> volumes.mount(eve, "shop", "data", PathChange.parse(Map.of("web", "/x"))),
                volumes -> volumes.remove(eve, "shop", "data"),
                volumes -> volumes.files(eve, "shop", "data", Permission.CHANGE));
        changes.forEach(change -> refused(
                403,
                "You do not have permission to perform this action.",
                () -> tenants.container.run(VolumeService.class, change)));
        Caller bob = tenants.account("bob");
        refused(
                403,
                "You do not have permission to perform this action.",
                () -> tenants.container.run(VolumeService.class, volumes -> volumes.get(bob, "shop", "data")));
        refused(
                404,
                "No Volume matches the given query.",
                () -> tenants.container.run(VolumeService.class, volumes -> volumes.get(eve, "mine", "data")));
    }

    @Test
    void volumesGoWithTheirApp() {
        add("data");
        tenants.container.run(AppService.class, apps -> apps.destroy(ada, "shop"));
        assertThat(tenants.count("select count(*) from volume")).isZero();
    }
}
