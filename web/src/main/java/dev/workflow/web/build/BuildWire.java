package dev.workflow.web.build;

import dev.workflow.build.BuildView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The closed field set of a build (api.md §15). */
public record BuildWire(
        String owner,
        String app,
        String image,
        String stack,
        String sha,
        Map<String, Object> procfile,
        Map<String, Object> dryccfile,
        String dockerfile,
        Instant created,
        Instant updated,
        UUID uuid) {

    static BuildWire of(String app, BuildView build) {
        return new BuildWire(
                build.owner(),
                app,
                build.image(),
                build.stack(),
                build.sha(),
                build.procfile(),
                build.dryccfile(),
                build.dockerfile(),
                build.created(),
                build.updated(),
                build.uuid());
    }
}
