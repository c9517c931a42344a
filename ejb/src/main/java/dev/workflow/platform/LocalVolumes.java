package dev.workflow.platform;

import dev.workflow.volume.VolumeFiles;
import dev.workflow.volume.local.LocalVolumeFiles;
import dev.workflow.volume.local.VolumeFolders;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;

/** Keeps the files of volumes on this machine, where its engine finds them. */
@ApplicationScoped
public class LocalVolumes {

    @Inject
    DataFolder data;

    @Inject
    Sandboxing sandboxing;

    private LocalVolumeFiles files;

    @PostConstruct
    void open() {
        try {
            files = new LocalVolumeFiles(
                    new VolumeFolders(data.path().toAbsolutePath().resolve("volumes"), sandboxing.tenant()));
        } catch (IOException unusable) {
            throw new IllegalStateException("the volumes cannot use the data folder", unusable);
        }
    }

    public VolumeFiles files() {
        return files;
    }

    @PreDestroy
    void close() {
        files.close();
    }
}
