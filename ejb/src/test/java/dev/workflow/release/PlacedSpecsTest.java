package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.build.NewBuild;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Autoscale;
import dev.workflow.engine.Engine;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.PullCredential;
import dev.workflow.image.ImageReference;
import dev.workflow.operation.Kind;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.OperationsUnderTest;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.settings.AutoscaleChanged;
import dev.workflow.settings.SettingsService;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only an engine of several machines acts on: tags, autoscale, batches, credentials for images. */
class PlacedSpecsTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void anApp() {
        tenants.app(ada, "shop");
    }

    private AppSpec spec(NewBuild build) {
        tenants.succeeded("shop", tenants.publish(ada, "shop", build));
        return spec();
    }

    private AppSpec spec() {
        Map<String, Integer> structure = Map.of("web", 2, "worker", 1);
        return tenants.container
                .call(Rollouts.class, rollouts -> rollouts.scaled(tenants.ref("shop"), structure))
                .orElseThrow();
    }

    private static AppSpec.Process process(AppSpec spec, String type) {
        return spec.processes().stream()
                .filter(process -> process.type().value().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static NewBuild build(String image, Map<String, Object> dryccfile) {
        Map<String, String> procfile = Map.of("web", "node a.js");
        return new NewBuild(ImageReference.parse(image), "container", "abc", procfile, dryccfile, "");
    }

    private void configure(Map<String, ?> change) {
        tenants.configure(ada, "shop", change);
    }

    @Test
    void tagsAreThoseOfTheType() {
        configure(Map.of("tags", Map.of("web", Map.of("disk", "ssd"), "run", Map.of("zone", "a"))));
        AppSpec spec = spec(Tenants.build("abc"));
        assertThat(process(spec, "web").tags()).isEqualTo(Map.of("disk", "ssd"));
        assertThat(process(spec, "worker").tags()).isEmpty();
        assertThat(job().tags()).isEqualTo(Map.of("zone", "a"));
    }

    @Test
    void batchAndSummaryAreTold() {
        assertThat(spec(Tenants.build("abc")).batch()).isZero();
        configure(Map.of("values", Map.of("DRYCC_DEPLOY_BATCHES", "3")));
        AppSpec spec = spec(Tenants.build("def"));
        assertThat(spec.batch()).isEqualTo(3);
        assertThat(spec.summary()).isEqualTo("ada deployed def");
    }

    @Test
    void anImageOfThePlatformIsGotByAKeyOfTheApp() {
        List<PullCredential> pull =
                spec(build("127.0.0.1:8080/shop/shop:1", Map.of())).pull();
        assertThat(pull).singleElement().satisfies(credential -> {
            assertThat(credential.registry()).isEqualTo("127.0.0.1:8080");
            assertThat(credential.password()).isNotEmpty();
        });
        assertThat(spec().pull()).as("the same at every call").isEqualTo(pull);
        assertThat(job().pull()).isEqualTo(pull);
    }

    @Test
    void anImageOfAnotherRegistryIsGotByWhatTheAppWasTold() {
        assertThat(spec(Tenants.build("abc")).pull()).isEmpty();
        registry(Map.of("username", "bob"));
        assertThat(spec(Tenants.build("bcd")).pull()).as("half a credential").isEmpty();
        registry(Map.of("username", "bob", "password", "x"));
        assertThat(spec(Tenants.build("cde")).pull())
                .containsExactly(new PullCredential("registry.example.com", "bob", "x"));
        registry(Map.of("hostname", "quay.example.com"));
        assertThat(spec(Tenants.build("def")).pull())
                .containsExactly(new PullCredential("quay.example.com", "bob", "x"));
    }

    /** Built here, with a second image from elsewhere. */
    @Test
    void oneAppMayNeedBoth() {
        registry(Map.of("username", "bob", "password", "x"));
        Map<String, Object> dryccfile =
                Map.of("deploy", Map.of("web", Map.of("image", "registry.example.com/proxy:1")));
        assertThat(spec(build("127.0.0.1:8080/shop/shop:1", dryccfile)).pull())
                .extracting(PullCredential::registry)
                .containsExactly("127.0.0.1:8080", "registry.example.com");
    }

    @Test
    void aTenantsWordsAreNotUsedAtThePlatformsRegistry() {
        registry(Map.of("username", "bob", "password", "x", "hostname", "127.0.0.1:8080"));
        assertThat(spec(build("127.0.0.1:8080/shop/shop:1", Map.of())).pull())
                .singleElement()
                .satisfies(credential -> assertThat(credential.username()).isNotEqualTo("bob"));
    }

    private void registry(Map<String, ?> fields) {
        configure(Map.of("registry", fields, "values", Map.of("PORT", "5000", "ROUND", String.valueOf(fields))));
    }

    @Test
    void newAutoscaleRulesAreToldToTheEngineWhenItsTurnComes() throws Exception {
        spec(Tenants.build("abc"));
        autoscale(Map.of("web", Map.of("min", 1, "max", 5, "cpu_percent", 60)));
        AppSpec spec = spec();
        assertThat(process(spec, "web").autoscale()).contains(new Autoscale(1, 5, 60));
        assertThat(process(spec, "worker").autoscale()).isEmpty();

        AppRef shop = tenants.ref("shop");
        assertThat(tenants.container.fired(AutoscaleChanged.class))
                .containsExactly(new AutoscaleChanged(shop, Set.of("web"), "ada"));
        tenants.container.run(
                AutoscaleChanges.class,
                changes -> changes.changed(
                        tenants.container.fired(AutoscaleChanged.class).get(0)));
        OperationView operation = tenants.operations("shop").stream()
                .filter(candidate -> candidate.kind() == Kind.SCALE)
                .findFirst()
                .orElseThrow();
        assertThat(handler(Map.of("web", 2, "worker", 1))
                        .handle(operation, OperationsUnderTest.running(operation.uuid())))
                .isFalse();
        assertThat(tenants.said()).contains("shop: ada changed the autoscale rules of web");
    }

    @Test
    void nothingIsToldOfTypesThatDoNotRun() throws Exception {
        autoscale(Map.of("web", Map.of("min", 1, "max", 5, "cpu_percent", 60)));
        tenants.container.run(
                AutoscaleChanges.class,
                changes -> changes.changed(
                        tenants.container.fired(AutoscaleChanged.class).get(0)));
        OperationView operation = tenants.operations("shop").get(0);
        for (Map<String, Integer> structure : List.of(Map.of("web", 0), Map.of("web", 1), Map.<String, Integer>of())) {
            assertThat(handler(structure).handle(operation, OperationsUnderTest.running(operation.uuid())))
                    .as("structure %s, nothing was ever deployed", structure)
                    .isTrue();
        }
    }

    private void autoscale(Map<String, ?> rules) {
        SettingsService.Change change = new SettingsService.Change(
                Optional.empty(), Optional.empty(), Optional.empty(), rules, new HashMap<>());
        tenants.container.run(SettingsService.class, settings -> settings.change(ada, "shop", change));
    }

    private ScaleHandler handler(Map<String, Integer> structure) {
        ScaleHandler handler = new ScaleHandler();
        handler.rollouts = new Transactions(structure);
        handler.logs = tenants.logs;
        handler.self = OperationsUnderTest.instance();
        handler.engine = engine(new JobSpec[1]);
        return handler;
    }

    private JobSpec job() {
        JobSpec[] run = new JobSpec[1];
        tenants.container.provide(Engine.class, engine(run));
        ProcessService.Job job = new ProcessService.Job(List.of("true"), "web", 10, 10, Map.of());
        tenants.container.call(ProcessService.class, processes -> processes.run(ada, "shop", job));
        return run[0];
    }

    private static Engine engine(JobSpec[] run) {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("run")) {
                        run[0] = (JobSpec) arguments[0];
                        return "shop-run-a1b2c";
                    }
                    boolean refuses = method.getReturnType().equals(Optional.class);
                    return refuses ? Optional.empty() : null;
                });
    }

    /** Each call is a transaction of its own, as in the server. */
    private final class Transactions extends Rollouts {

        private final Map<String, Integer> structure;

        Transactions(Map<String, Integer> structure) {
            this.structure = structure;
        }

        @Override
        public Map<String, Integer> structure(AppRef app) {
            return structure;
        }

        @Override
        public Optional<AppSpec> scaled(AppRef app, Map<String, Integer> counts) {
            return tenants.container.call(Rollouts.class, rollouts -> rollouts.scaled(app, counts));
        }

        @Override
        public void rescaled(java.util.UUID operation, String owner, AppRef app, Map<String, Integer> counts) {
            assertThat(counts).as("rules change no counts").isEqualTo(structure);
            assertThat(app.name()).isEqualTo(new AppName("shop"));
        }
    }
}
