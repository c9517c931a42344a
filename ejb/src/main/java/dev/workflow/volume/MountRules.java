package dev.workflow.volume;

import dev.workflow.engine.Engine;
import dev.workflow.engine.VolumeMount;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.volume.Volume;
import dev.workflow.persistence.volume.Volumes;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Whether a volume may be mounted as is asked for: told at once, before anything is queued. */
@ApplicationScoped
public class MountRules {

    @Inject
    Volumes volumes;

    @Inject
    Engine engine;

    /** @throws Problem 400 with what is wrong with the change */
    public void check(App app, Volume volume, PathChange change) {
        List<String> unknown = change.types().stream()
                .filter(type -> !known(app, type))
                .sorted()
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.badRequest(
                    "unknown-ptype", "process type " + String.join(",", unknown) + " is not included in procfile");
        }
        List<Volume> others = volumes.all(app).stream()
                .filter(other -> !other.getUuid().equals(volume.getUuid()))
                .toList();
        others.stream()
                .flatMap(other -> change.taken(other.getPath()).stream())
                .findFirst()
                .ifPresent(path -> {
                    throw Problem.badRequest("path-taken", "path " + path + " is used by another volume");
                });
        refuseWhatTheEngineCannot(others, volume, change);
    }

    /** @throws Problem 400 when the volume is already where it is wanted */
    public void requireChange(Volume volume, PathChange change) {
        if (change.applied(volume.getPath()).equals(volume.getPath())) {
            throw Problem.badRequest("nothing-changed", "mount path not changed");
        }
    }

    private void refuseWhatTheEngineCannot(List<Volume> others, Volume volume, PathChange change) {
        Mounts before = Mounts.of(others);
        change.paths().forEach((type, path) -> {
            if (!path.isEmpty()) {
                refuse(before.and(type, Mounts.mount(volume, path)));
            }
        });
    }

    /** @throws Problem 400 when the engine cannot show these volumes together */
    public void refuse(List<VolumeMount> together) {
        engine.refusal(together).ifPresent(why -> {
            throw Problem.badRequest("cannot-mount", why);
        });
    }

    /** One-off processes are a type of every app. */
    boolean known(App app, String type) {
        return type.equals(ProcessType.WEB.value())
                || type.equals(ProcessType.RUN.value())
                || app.getStructure().containsKey(type);
    }
}
