package dev.workflow.imagebuilder.job;

import dev.workflow.image.ImageReference;
import dev.workflow.image.ImageStore;
import dev.workflow.imagebuilder.BuildRequest;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.imagebuilder.ImageBuilder;
import dev.workflow.imagebuilder.buildpack.ImageProcesses;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.process.ProcessType;
import dev.workflow.registry.Grant;
import dev.workflow.registry.RegistryGate.Credentials;
import dev.workflow.registry.RegistryKeys;
import dev.workflow.storage.ObjectLinks;
import dev.workflow.storage.ObjectStore;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Builds in one-shot Jobs of a cluster. The source comes from the object storage by an address that is good for this build
 * alone, the image goes to the registry with a credential that is, too. Whoever takes a build up again after a crash
 * follows the Job that runs; a build that is cancelled or fails on the way leaves none behind that runs.
 */
public final class JobImageBuilder implements ImageBuilder {

    private static final System.Logger LOG = System.getLogger(JobImageBuilder.class.getName());

    /** The cluster stops a build that is late, and says so a little later. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final ObjectStore sources;
    private final ObjectLinks links;
    private final ImageStore images;
    private final RegistryKeys keys;
    private final Reach reach;
    private final Clock clock;
    private final JobSettings settings;

    /**
     * @param links addresses of sources, as pods reach them
     */
    public JobImageBuilder(
            Cluster cluster,
            ObjectStore sources,
            ObjectLinks links,
            ImageStore images,
            RegistryKeys keys,
            Reach reach,
            Clock clock,
            JobSettings settings) {
        this.cluster = cluster;
        this.sources = sources;
        this.links = links;
        this.images = images;
        this.keys = keys;
        this.reach = reach;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public BuiltImage build(BuildRequest request, BuildOutput output) throws BuildFailed, InterruptedException {
        BuildWatch watch = new BuildWatch(output, request.timeLimit().plus(MARGIN));
        BuildTarget target = new BuildTarget(reach.registry().getAuthority(), request);
        try {
            Source source = Source.read(sources, request, watch);
            Blueprint blueprint = Blueprint.of(settings, target, source);
            return result(blueprint, run(blueprint, watch));
        } catch (ClusterProblem refused) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the build was interrupted");
            }
            LOG.log(System.Logger.Level.WARNING, "build of " + request.app() + " " + request.sha(), refused);
            throw Refusals.failure(refused);
        } catch (IOException broken) {
            LOG.log(System.Logger.Level.ERROR, "build of " + request.app() + " " + request.sha(), broken);
            throw new BuildFailed(
                    "the build could not go on: " + broken.getMessage(),
                    "Push again; if this stays, ask the operator.",
                    broken);
        }
    }

    private Map<ProcessType, String> run(Blueprint blueprint, BuildWatch watch)
            throws BuildFailed, InterruptedException {
        Duration limit = blueprint.target().request().timeLimit();
        BuildJob job =
                new BuildJob(cluster, settings.namespace(), blueprint.target().job());
        try {
            start(job, blueprint, watch);
            JobFollower follower = new JobFollower(job, new PodOutput(cluster, job, watch), settings, limit, watch);
            Map<ProcessType, String> digests = follower.follow(blueprint.steps());
            job.forgetKeys();
            return digests;
        } catch (BuildFailed failed) {
            end(job);
            throw failed;
        } catch (ClusterProblem refused) {
            // A server that stops leaves the Job to whoever takes the build up.
            if (!Thread.currentThread().isInterrupted()) {
                end(job);
            }
            throw refused;
        }
    }

    private void start(BuildJob job, Blueprint blueprint, BuildWatch watch) throws BuildFailed {
        new BuildNamespace(cluster, settings.namespace())
                .prepare(NetworkObject.of(settings.namespace(), reach.places()));
        Map<String, String> variables = blueprint.variables();
        KubernetesObject made = job.make(new JobObject(settings, blueprint, variables.keySet()).object(), watch);
        if (BuildJob.waits(made)) {
            BuildRequest request = blueprint.target().request();
            // The build may have to wait for a machine first, and its time runs meanwhile.
            Duration life = request.timeLimit().plus(MARGIN);
            URI address = links.link(request.sourceKey(), life);
            job.begin(new KeysObject(settings, blueprint.target())
                    .object(made, address, credentials(blueprint.target(), life), variables));
        }
    }

    private Credentials credentials(BuildTarget target, Duration life) {
        return keys.of(new Grant(
                Grant.Purpose.BUILD,
                target.request().owner(),
                target.repositories(),
                Optional.of(clock.instant().plus(life))));
    }

    /** A Job that failed by itself stays to be looked at. */
    private static void end(BuildJob job) {
        try {
            job.forgetKeys();
            if (!job.failed()) {
                job.discard();
            }
        } catch (ClusterProblem left) {
            LOG.log(System.Logger.Level.WARNING, "what is left of a build goes when its time is over", left);
        }
    }

    private BuiltImage result(Blueprint blueprint, Map<ProcessType, String> digests) throws IOException, BuildFailed {
        BuildTarget ours = new BuildTarget(keys.registry(), blueprint.target().request());
        ImageReference named = ours.image();
        String digest = main(digests).orElse("");
        ImageStore.Pulled image = images.pull(digest.isEmpty() ? named : named.pinned(digest));
        Map<String, String> processes = blueprint.container()
                ? ImageProcesses.named(blueprint.source().files().procfile())
                : BuiltProcesses.of(image.config(), blueprint.source().files().procfile());
        return new BuiltImage(
                named.pinned(digest.isEmpty() ? image.digest() : digest),
                blueprint.source().files().stack().label(),
                processes,
                blueprint.source().files().dryccfile().content(),
                blueprint.source().files().dockerfile());
    }

    /** The app's image is that of web, else the first. */
    private static Optional<String> main(Map<ProcessType, String> digests) {
        return Optional.ofNullable(digests.get(ProcessType.WEB))
                .or(() -> digests.values().stream().findFirst());
    }
}
