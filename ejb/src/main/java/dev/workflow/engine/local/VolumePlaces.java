package dev.workflow.engine.local;

import dev.workflow.engine.VolumeMount;
import dev.workflow.sandbox.Confinement;
import dev.workflow.sandbox.Sandbox;
import dev.workflow.volume.local.VolumeFolders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which volumes this machine can show to a process, and how. */
final class VolumePlaces {

    /**
     * What the processes' programs and the walls' own tools are found in. Without bubblewrap, tools that still have rights
     * run from there while a wall is built.
     */
    private static final Set<String> OF_THE_SYSTEM = Set.of(
            "app-root",
            "bin",
            "boot",
            "cnb",
            "dev",
            "etc",
            "layers",
            "lib",
            "lib32",
            "lib64",
            "libx32",
            "proc",
            "root",
            "run",
            "sbin",
            "sys",
            "usr");

    private final VolumeFolders folders;
    private final Sandbox sandbox;

    VolumePlaces(VolumeFolders folders, Sandbox sandbox) {
        this.folders = folders;
        this.sandbox = sandbox;
    }

    /** Empty when one process can have all of them. */
    Optional<String> refusal(List<VolumeMount> together) {
        for (VolumeMount mount : together) {
            Optional<String> refusal = refusal(mount);
            if (refusal.isPresent()) {
                return refusal;
            }
            for (VolumeMount other : together) {
                if (mount != other && mount.overlaps(other)) {
                    return Optional.of("this machine cannot mount one volume inside of another: " + mount.name()
                            + " at " + mount.path() + ", " + other.name() + " at " + other.path());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> refusal(VolumeMount mount) {
        if (mount.source() instanceof VolumeMount.Source.Nfs) {
            return Optional.of("this machine cannot mount the nfs volume " + mount.name()
                    + ": use a csi volume, or run the platform on Kubernetes");
        }
        if (sandbox.strength() == Sandbox.Strength.PLAIN) {
            return Optional.of("this machine cannot mount the volume " + mount.name()
                    + " because it allows no namespaces: install bubblewrap and allow user namespaces");
        }
        return OF_THE_SYSTEM.contains(mount.path().split("/")[1])
                ? Optional.of(
                        "this machine cannot mount a volume at " + mount.path() + ": the system's own files are there")
                : Optional.empty();
    }

    /** @throws IOException when a folder cannot be made */
    List<Confinement.Mount> mounts(List<VolumeMount> volumes) throws IOException {
        Optional<String> refusal = refusal(volumes);
        if (refusal.isPresent()) {
            throw new IOException(refusal.get());
        }
        List<Confinement.Mount> mounts = new ArrayList<>();
        for (VolumeMount volume : volumes) {
            mounts.add(Confinement.Mount.volume(folders.folder(volume.volume()), volume.path()));
        }
        return mounts;
    }
}
