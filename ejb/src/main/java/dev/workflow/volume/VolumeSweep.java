package dev.workflow.volume;

import dev.workflow.app.AppDestroyed;
import dev.workflow.component.Component;
import dev.workflow.component.Components;
import dev.workflow.persistence.volume.Volumes;
import jakarta.annotation.Resource;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Removes the files of volumes that are gone, by themselves or with their app. Files are only kept of a volume whose row
 * was committed, so files without a row are waste, also those that a crash in between has left.
 */
@Stateless
public class VolumeSweep {

    private static final Logger LOG = System.getLogger(VolumeSweep.class.getName());

    @Inject
    Components components;

    @Inject
    Volumes volumes;

    @Inject
    VolumeFiles files;

    @Inject
    VolumeSweep self;

    @Resource
    ManagedExecutorService executor;

    public void destroyed(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppDestroyed event) {
        executor.submit(self::sweep);
    }

    public void removed(@Observes(during = TransactionPhase.AFTER_SUCCESS) VolumeRemoved event) {
        executor.submit(self::sweep);
    }

    @Schedule(hour = "*", minute = "*/5", persistent = false)
    public void lookAgain() {
        if (components.run(Component.WORKER)) {
            sweep();
        }
    }

    public void sweep() {
        Set<UUID> waste = new HashSet<>(files.kept());
        waste.removeAll(volumes.existing(waste));
        for (UUID volume : waste) {
            try {
                files.remove(volume);
                LOG.log(Level.INFO, "Volume {0} is gone: its files are removed", volume);
            } catch (RuntimeException inTheWay) {
                LOG.log(Level.WARNING, "the files of volume " + volume + " are not removed yet", inTheWay);
            }
        }
    }
}
