package dev.workflow.release;

import dev.workflow.app.AppRef;
import dev.workflow.build.NewBuild;
import dev.workflow.image.ImageReference;
import dev.workflow.operation.Instance;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationHandler;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.OperationsUnderTest;
import dev.workflow.operation.Outcome;
import dev.workflow.operation.RunningOperation;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.release.ReleaseJobs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The app "shop" of ada, and the work on it as a worker does it: real transactions, an engine that runs nothing. */
final class Deploys {

    static final String APP = "shop";

    final Tenants tenants = new Tenants();
    final Caller ada = tenants.account("ada");
    final ScriptedEngine engine = new ScriptedEngine();
    final Instance self = OperationsUnderTest.instance();

    /** Output of the operation that was stored, and as much of it as was stored when the operation ended. */
    final List<String> stored = new ArrayList<>();

    final List<String> storedAtTheEnd = new ArrayList<>();

    /** The operation under way, to be cancelled. */
    RunningOperation running;

    Deploys() {
        tenants.app(ada, APP);
    }

    static NewBuild build(Map<String, Object> dryccfile) {
        ImageReference image = ImageReference.parse("registry.example.com/shop:1");
        return new NewBuild(image, "container", "", Map.of(), dryccfile, "");
    }

    /** Publishes and deploys. @return how its release ended */
    ReleaseView publish(Map<String, Object> dryccfile) throws Exception {
        return publish(build(dryccfile));
    }

    ReleaseView publish(NewBuild build) throws Exception {
        int version = tenants.publish(ada, APP, build);
        return deploy(version);
    }

    /** Does what is waiting for the release. */
    ReleaseView deploy(int version) throws Exception {
        work(claim(version));
        return release(version);
    }

    ReleaseView release(int version) {
        return tenants.container.call(ReleaseService.class, releases -> releases.get(ada, APP, version));
    }

    /** The newest operation about the release, taken by a worker. */
    OperationView claim(int version) {
        UUID uuid = tenants.operations(APP).stream()
                .filter(operation -> operation.ended().isEmpty() && operation.number(Deployments.RELEASE) == version)
                .findFirst()
                .orElseThrow()
                .uuid();
        return claim(uuid);
    }

    OperationView claim(UUID uuid) {
        return tenants.container
                .call(Ledger.class, ledger -> ledger.claim(uuid, self.owner()))
                .orElseThrow();
    }

    /** Its worker is lost; another takes it up. */
    OperationView takenUpAgain(OperationView operation) {
        OperationsUnderTest.lose(tenants.clock, tenants.container, operation.uuid());
        return claim(operation.uuid());
    }

    boolean work(OperationView operation) throws Exception {
        running = OperationsUnderTest.running(operation.uuid(), stored::addAll);
        return handler(operation.kind()).handle(operation, running);
    }

    private OperationHandler handler(Kind kind) {
        return kind == Kind.SCALE ? scaling() : deploying();
    }

    private DeployHandler deploying() {
        DeployHandler handler = new DeployHandler();
        handler.rollouts = new InTransactions();
        handler.logs = tenants.logs;
        handler.self = self;
        handler.engine = engine;
        handler.jobs = new JobsBeforeDeploy();
        handler.jobs.engine = engine;
        handler.jobs.records = new RecordsInTransactions();
        return handler;
    }

    private ScaleHandler scaling() {
        ScaleHandler handler = new ScaleHandler();
        handler.rollouts = new InTransactions();
        handler.logs = tenants.logs;
        handler.self = self;
        handler.engine = engine;
        return handler;
    }

    Map<String, Integer> structure() {
        return tenants.container.call(
                Apps.class, apps -> apps.byId(APP).orElseThrow().getStructure());
    }

    /** Each call is a transaction of its own, as in the server. */
    private final class InTransactions extends Rollouts {
        @Override
        public Plan plan(OperationView operation) {
            return tenants.container.call(Rollouts.class, rollouts -> rollouts.plan(operation));
        }

        @Override
        public boolean exists(UUID app) {
            return tenants.container.call(Rollouts.class, rollouts -> rollouts.exists(app));
        }

        @Override
        public Map<String, Integer> structure(AppRef app) {
            return tenants.container.call(Rollouts.class, rollouts -> rollouts.structure(app));
        }

        @Override
        public Optional<dev.workflow.engine.AppSpec> scaled(AppRef app, Map<String, Integer> structure) {
            return tenants.container.call(Rollouts.class, rollouts -> rollouts.scaled(app, structure));
        }

        @Override
        public void succeeded(UUID operation, String owner, int version, Plan plan) {
            storedAtTheEnd.addAll(stored);
            tenants.container.run(Rollouts.class, rollouts -> rollouts.succeeded(operation, owner, version, plan));
        }

        @Override
        public void crashed(UUID operation, String owner, int version, Plan plan, Outcome outcome) {
            storedAtTheEnd.addAll(stored);
            tenants.container.run(
                    Rollouts.class, rollouts -> rollouts.crashed(operation, owner, version, plan, outcome));
        }

        @Override
        public void rescaled(UUID operation, String owner, AppRef app, Map<String, Integer> structure) {
            storedAtTheEnd.addAll(stored);
            tenants.container.run(Rollouts.class, rollouts -> rollouts.rescaled(operation, owner, app, structure));
        }

        @Override
        public void abandoned(AppRef app, int version, String why) {
            tenants.container.run(Rollouts.class, rollouts -> rollouts.abandoned(app, version, why));
        }
    }

    private final class RecordsInTransactions extends JobRecords {
        @Override
        public Optional<ReleaseJobs.Begun> begin(UUID operation, int position) {
            return tenants.container.call(JobRecords.class, records -> records.begin(operation, position));
        }

        @Override
        public void named(UUID operation, int position, String pod) {
            tenants.container.run(JobRecords.class, records -> records.named(operation, position, pod));
        }

        @Override
        public void ended(UUID operation, int position) {
            tenants.container.run(JobRecords.class, records -> records.ended(operation, position));
        }
    }
}
