package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Autoscale;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.PullCredential;
import dev.workflow.engine.VolumeMount;
import dev.workflow.image.ImageReference;
import dev.workflow.process.Probe;
import dev.workflow.process.ProcessType;
import dev.workflow.process.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The contract's example app, plain and with everything an app can have. */
public final class Shop {

    public static final ImageReference IMAGE =
            ImageReference.parse("registry.example.com/shop/shop:git-1a2b3c4@sha256:" + "0".repeat(64));

    private static final Resources PLAN = new Resources(1L << 30, 1000);
    private static final UUID VOLUME = UUID.fromString("6dd4ac16-3f14-4c3c-9d2c-04e7c0d5ba63");

    private Shop() {}

    /** The first minor of the sample's cluster. */
    static ClusterLayout layout() {
        return ClusterLayout.plain(36);
    }

    static AppObjects objects(ClusterLayout layout) {
        return new AppObjects(layout, labels -> 3);
    }

    static AppSpec.Process web() {
        return new AppSpec.Process(
                ProcessType.WEB,
                1,
                IMAGE,
                List.of(),
                List.of(),
                Map.of("PORT", "5000", "DRYCC_APP", "shop"),
                5000,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                PLAN,
                Duration.ofSeconds(30));
    }

    /** Not routable, with all that may be said about a process. */
    static AppSpec.Process worker() {
        Probe exec = probe(new Probe.Check.Exec(List.of("true")));
        return new AppSpec.Process(
                new ProcessType("worker"),
                2,
                IMAGE,
                List.of("/cnb/process/worker"),
                List.of("--queue", "mail"),
                Map.of("EMPTY", "", ".x", "a", "..y", "b", "-.x", "c", "umlaut", "ä", "9lives", "1"),
                5000,
                false,
                Optional.of(probe(new Probe.Check.TcpSocket(5000))),
                Optional.of(probe(new Probe.Check.HttpGet(8080, "/up", Map.of("X-Asks", "")))),
                Optional.of(exec),
                Optional.of("echo started"),
                Optional.of("sleep 1"),
                new Resources(512L << 20, 1500),
                Duration.ofSeconds(10),
                List.of(volume("data", "/data")),
                Map.of("disk", "ssd", "example.com/zone", "a"),
                Optional.of(new Autoscale(2, 5, 80)));
    }

    /** Without any limit or question. */
    static AppSpec.Process clock() {
        return new AppSpec.Process(
                new ProcessType("clock"),
                0,
                IMAGE,
                List.of(),
                List.of(),
                Map.of(),
                5000,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Resources.UNLIMITED,
                Duration.ZERO);
    }

    private static Probe probe(Probe.Check check) {
        return new Probe(check, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3), 2, 4);
    }

    static VolumeMount volume(String name, String path) {
        return new VolumeMount(VOLUME, name, path, new VolumeMount.Source.Own(10L << 30));
    }

    static VolumeMount nfs() {
        return new VolumeMount(
                UUID.randomUUID(), "films", "/films", new VolumeMount.Source.Nfs("10.1.1.1", "/e", true));
    }

    static AppSpec spec(AppSpec.Process... processes) {
        return spec("shop", processes);
    }

    static AppSpec spec(String app, AppSpec.Process... processes) {
        return new AppSpec(
                new AppName(app),
                3,
                List.of(processes),
                Duration.ofSeconds(120),
                0,
                "ada deployed 1a2b3c4",
                List.of(new PullCredential("registry.example.com", "ada", "se:cret")));
    }

    static JobSpec job(String app) {
        return new JobSpec(
                new AppName(app),
                3,
                IMAGE,
                List.of("sh"),
                List.of("-c", "true"),
                Map.of("PORT", "5000"),
                PLAN,
                Duration.ofHours(1),
                Duration.ofHours(1),
                List.of(volume("data", "/data")),
                Map.of(),
                List.of());
    }

    static AppSpec.Process with(AppSpec.Process process, int replicas, Optional<Autoscale> autoscale) {
        return new AppSpec.Process(
                process.type(),
                replicas,
                process.image(),
                process.command(),
                process.args(),
                process.environment(),
                process.port(),
                process.routable(),
                process.startup(),
                process.readiness(),
                process.liveness(),
                process.postStart(),
                process.preStop(),
                process.resources(),
                process.grace(),
                process.volumes(),
                process.tags(),
                autoscale);
    }

    /** Objects of all kinds with all fields, none of which starts a process. */
    static List<Wanted> everything(AppObjects objects, String app) {
        AppSpec.Process worker = with(worker(), 2, worker().autoscale());
        AppSpec spec = spec(app, with(web(), 0, Optional.empty()), worker, clock());
        List<Wanted> all = new ArrayList<>();
        all.add(objects.namespace(spec.app()));
        all.addAll(objects.surroundings(spec.app(), spec.pull()));
        all.addAll(objects.claims(spec.app(), worker.volumes()));
        for (AppSpec.Process process : spec.processes()) {
            all.add(objects.environment(spec, process));
            all.add(objects.deployment(spec, process, Optional.empty()));
            objects.autoscaler(spec, process).ifPresent(all::add);
        }
        all.add(objects.environment(job(app)));
        all.add(objects.job(job(app), "a1b2c"));
        return all;
    }

    /** Of an operator who has set what can be set. */
    static ClusterLayout strict() {
        return new ClusterLayout(
                "platform",
                36,
                new PlatformRegistry("registry.platform:5000", "registry:5000"),
                SecurityProfile.BASELINE,
                "fast",
                "",
                "ClusterFirst",
                true,
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                2000,
                new ClusterLayout.Network(true, Set.of("gateways"), List.of("10.9.0.0/16"), List.of("10.8.0.1/32")),
                new ClusterLayout.Quota(
                        Map.of("pods", "50", "requests.cpu", "20"), Map.of("memory", "8Gi", "cpu", "4")));
    }
}
