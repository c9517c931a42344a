package dev.workflow.engine.kubernetes.object;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.PullCredential;
import dev.workflow.engine.VolumeMount;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The objects of an app, each list in the order in which they are to be applied. Pure: the same spec gives the same
 * objects, and asks nobody.
 */
public final class AppObjects {

    private final ClusterLayout layout;
    private final Nodes nodes;

    public AppObjects(ClusterLayout layout, Nodes nodes) {
        this.layout = layout;
        this.nodes = nodes;
    }

    public ClusterLayout layout() {
        return layout;
    }

    /** The namespace. One of that name that does not carry {@link ObjectLabels#HERITAGE} is somebody else's. */
    public Wanted namespace(AppName app) {
        return NamespaceObject.of(app, layout);
    }

    /** What bounds the app in its namespace, and by what its images are got. */
    public List<Wanted> surroundings(AppName app, List<PullCredential> pull) {
        List<Wanted> objects = new ArrayList<>(GuardObjects.of(app, layout));
        if (!pull.isEmpty()) {
            objects.add(PullSecret.of(layout, app, pull));
        }
        return objects;
    }

    /** An object in an app's namespace. */
    public record Name(Resource resource, String name) {}

    /** What {@link #surroundings} gave for other credentials or settings and does not give for these. */
    public List<Name> unwanted(List<PullCredential> pull) {
        List<Name> unwanted = new ArrayList<>(GuardObjects.unwanted(layout));
        if (pull.isEmpty()) {
            unwanted.add(new Name(Resource.SECRET, ObjectNames.PULL));
        }
        return unwanted;
    }

    /** The name of a filer's only container. */
    public static String filerContainer(AppName app) {
        return ObjectNames.of(app, FilerObject.TYPE);
    }

    /** A pod that looks after the files of one volume, for a short while. */
    public Wanted filer(AppName app, VolumeMount volume, String image, String name) {
        return new FilerObject(layout, image).of(app, volume, name);
    }

    /**
     * The claims of those of the volumes that the cluster keeps. A claim of that name that is labelled with another uuid
     * ({@link ObjectLabels#VOLUME}) holds another volume's files: it must be gone before.
     */
    public List<Wanted> claims(AppName app, List<VolumeMount> mounts) {
        List<Wanted> claims = new ArrayList<>();
        for (VolumeMount mount : mounts) {
            if (mount.source() instanceof VolumeMount.Source.Own own) {
                claims.add(ClaimObject.of(layout, app, mount.name(), mount.volume(), own.bytes()));
            }
        }
        return claims;
    }

    /** The environment of a type in this release. It is immutable: one of that name with other content must be deleted. */
    public Wanted environment(AppSpec spec, AppSpec.Process process) {
        return Workload.of(spec, process).environmentSecret();
    }

    /** @param live as it is now; it matters to types that scale by themselves */
    public Wanted deployment(AppSpec spec, AppSpec.Process process, Optional<KubernetesObject> live) {
        return new DeploymentObject(layout, nodes, spec, process).of(live);
    }

    /** Empty for a type that does not scale by itself: an autoscaler that it has must be deleted before it is scaled. */
    public Optional<Wanted> autoscaler(AppSpec spec, AppSpec.Process process) {
        return process.autoscale()
                .filter(rule -> Scale.automatic(process))
                .map(rule -> AutoscalerObject.of(spec.app(), process.type(), rule));
    }

    /** The environment that all jobs of a release share. */
    public Wanted environment(JobSpec job) {
        return Workload.of(job).environmentSecret();
    }

    /** @param suffix five of a-z and 0-9, new for each job */
    public Wanted job(JobSpec job, String suffix) {
        return JobObject.of(layout, job, suffix);
    }

    /** Why pods here cannot have these volumes, in a sentence for the user. */
    public Optional<String> refusal(List<VolumeMount> mounts) {
        return mounts.stream()
                .filter(mount -> mount.source() instanceof VolumeMount.Source.Nfs && !layout.nfs())
                .findFirst()
                .map(mount ->
                        "volume " + mount.name() + " is on an NFS server, which this cluster's nodes do not mount for"
                                + " apps; the operator may allow it with workflow.kubernetes.nfs=true");
    }
}
