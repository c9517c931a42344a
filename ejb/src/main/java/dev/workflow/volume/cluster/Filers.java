package dev.workflow.volume.cluster;

import dev.workflow.app.AppName;
import dev.workflow.engine.VolumeMount;
import dev.workflow.engine.kubernetes.VolumeClaims;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.engine.kubernetes.object.ObjectLabels;
import dev.workflow.engine.kubernetes.object.Wanted;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.ObjectCache;
import dev.workflow.kubernetes.Resource;
import dev.workflow.problem.Problem;
import dev.workflow.volume.StoredVolume;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The pods that see the files of volumes: one for a volume at a time, made when it is needed and found again for a while. */
final class Filers {

    static final String PLACE = "/data";

    private static final String TYPE = "filer";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** One that lives only some minutes more is left to those who use it already. */
    private static final Duration YOUNG = Duration.ofMinutes(30);

    private final Cluster cluster;
    private final Supplier<AppObjects> objects;
    private final VolumeClaims claims;
    private final String image;
    private final Clock clock;

    Filers(Cluster cluster, Supplier<AppObjects> objects, VolumeClaims claims, String image, Clock clock) {
        this.cluster = cluster;
        this.objects = objects;
        this.claims = claims;
        this.image = image;
        this.clock = clock;
    }

    /**
     * The name of a running one.
     *
     * @throws Problem 503 with the reason when there can be none
     */
    String of(StoredVolume volume) {
        if (image.isEmpty()) {
            throw trouble(
                    "this platform has no image for looking into volumes: the operator sets workflow.kubernetes.filer.image",
                    null);
        }
        try {
            Optional<KubernetesObject> known = pods(volume.app(), pod -> serves(pod, volume));
            String name = known.isPresent() ? known.get().name() : start(volume);
            await(volume, name);
            return name;
        } catch (ClusterProblem | VolumeClaims.NoVolume refused) {
            throw trouble(refused.getMessage(), refused);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw trouble("interrupted", stopping);
        }
    }

    private Optional<KubernetesObject> pods(AppName app, Predicate<KubernetesObject> which) {
        return cluster.cache(Resource.POD).in(app.value()).stream()
                .filter(pod -> pod.label(ObjectLabels.TYPE).equals(TYPE) && which.test(pod))
                .findFirst();
    }

    private boolean serves(KubernetesObject pod, StoredVolume volume) {
        Instant oldest = clock.instant().minus(YOUNG);
        boolean young = pod.created().filter(made -> made.isAfter(oldest)).isPresent();
        boolean same = pod.label(ObjectLabels.VOLUME).equals(volume.uuid().toString());
        return same && young && !pod.deleted() && !ended(pod);
    }

    static boolean ended(KubernetesObject pod) {
        String phase = pod.text("status", "phase");
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private String start(StoredVolume volume) throws VolumeClaims.NoVolume, InterruptedException {
        VolumeMount.Source own = new VolumeMount.Source.Own(volume.size().bytes());
        VolumeMount mount = new VolumeMount(volume.uuid(), volume.name(), PLACE, own);
        claims.ensure(volume.app(), List.of(mount));
        String name = "drycc-filer-" + UUID.randomUUID().toString().replace("-", "");
        Wanted pod = objects.get().filer(volume.app(), mount, image, name);
        cluster.create(Resource.POD, pod.object());
        return name;
    }

    private void await(StoredVolume volume, String name) throws InterruptedException {
        String app = volume.app().value();
        ObjectCache cache = cluster.cache(Resource.POD);
        boolean decided = cache.await(
                app,
                () -> cache.get(app, name)
                        .filter(pod -> running(pod) || ended(pod))
                        .isPresent(),
                PATIENCE);
        Optional<KubernetesObject> pod = cache.get(app, name);
        if (decided && pod.filter(Filers::running).isPresent()) {
            return;
        }
        pod.ifPresent(stuck -> cluster.delete(Resource.POD, app, name, Optional.of(Duration.ZERO)));
        throw trouble("volume " + volume.name() + " cannot be looked into: " + Waiting.why(cluster, volume, pod), null);
    }

    static boolean running(KubernetesObject pod) {
        return pod.text("status", "phase").equals("Running")
                && pod.parts("status", "containerStatuses").stream()
                        .anyMatch(container -> container.at("state", "running").isPresent());
    }

    /** Those that have ended, and those of the volume. */
    void sweep(Optional<UUID> volume) {
        for (KubernetesObject pod : cluster.cache(Resource.POD).all()) {
            boolean own = pod.label(ObjectLabels.TYPE).equals(TYPE)
                    && !pod.label(ObjectLabels.VOLUME).isEmpty();
            boolean chosen = volume.filter(uuid -> uuid.toString().equals(pod.label(ObjectLabels.VOLUME)))
                    .isPresent();
            if (own && !pod.deleted() && (ended(pod) || chosen)) {
                cluster.delete(Resource.POD, pod.namespace(), pod.name(), Optional.of(Duration.ZERO));
            }
        }
    }

    static Problem trouble(String why, Exception cause) {
        return new Problem(503, "volume-trouble", new Problem.Body.Detail(why), "", cause);
    }
}
