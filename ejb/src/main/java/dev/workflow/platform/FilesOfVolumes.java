package dev.workflow.platform;

import dev.workflow.component.EngineChoice;
import dev.workflow.volume.VolumeFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;

/** The files of volumes are where their engine is. */
@ApplicationScoped
public class FilesOfVolumes {

    @Inject
    EngineChoice choice;

    @Inject
    LocalVolumes local;

    @Inject
    ClusterVolumes cluster;

    @Produces
    @ApplicationScoped
    public VolumeFiles files() {
        return choice.kubernetes() ? cluster.files() : local.files();
    }
}
