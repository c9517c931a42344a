package dev.workflow.volume;

import dev.workflow.engine.VolumeMount;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.volume.Volumes;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** The volumes of a one-off process (model.md §9). */
@ApplicationScoped
public class JobMounts {

    @Inject
    Volumes volumes;

    @Inject
    MountRules rules;

    /**
     * @param asked paths by volume; empty for the volumes that are mounted for {@code run}
     * @throws Problem 404 for a volume the app does not have, 400 when the engine cannot mount them
     */
    public List<VolumeMount> of(App app, Map<String, MountPath> asked) {
        List<VolumeMount> mounts = asked.isEmpty()
                ? Mounts.of(volumes.all(app)).of(ProcessType.RUN.value())
                : asked.entrySet().stream()
                        .map(entry -> mount(app, entry.getKey(), entry.getValue()))
                        .toList();
        if (!mounts.isEmpty()) {
            rules.refuse(mounts);
        }
        return mounts;
    }

    private VolumeMount mount(App app, String name, MountPath path) {
        return volumes.byName(app, name)
                .map(volume -> Mounts.mount(volume, path.value()))
                .orElseThrow(() -> Problem.notFound("Volume"));
    }
}
