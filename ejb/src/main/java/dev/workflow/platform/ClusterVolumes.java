package dev.workflow.platform;

import dev.workflow.database.Installation;
import dev.workflow.engine.kubernetes.VolumeClaims;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.volume.VolumeFiles;
import dev.workflow.volume.cluster.ClusterVolumeFiles;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps the files of volumes in the cluster. */
@ApplicationScoped
public class ClusterVolumes {

    @Inject
    Cluster cluster;

    @Inject
    ClusterLayoutSettings layout;

    @Inject
    Installation installation;

    @Inject
    Clock clock;

    /** Of the pods that look into volumes: any with a shell, {@code find} and {@code stat}. */
    @Inject
    @ConfigProperty(name = "workflow.kubernetes.filer.image")
    Optional<String> image;

    private VolumeFiles files;

    @PostConstruct
    void create() {
        VolumeClaims claims = new VolumeClaims(cluster, layout::objects, installation::id);
        files = new ClusterVolumeFiles(cluster, layout::objects, claims, image.orElse(""), clock);
    }

    public VolumeFiles files() {
        return files;
    }
}
