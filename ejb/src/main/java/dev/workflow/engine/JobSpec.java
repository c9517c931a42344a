package dev.workflow.engine;

import dev.workflow.app.AppName;
import dev.workflow.image.ImageReference;
import dev.workflow.process.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A one-off process.
 *
 * @param timeout stopped after that
 * @param keep how long its pod stays listed after its end
 * @param volumes what it sees besides its image
 */
public record JobSpec(
        AppName app,
        int release,
        ImageReference image,
        List<String> command,
        List<String> args,
        Map<String, String> environment,
        Resources resources,
        Duration timeout,
        Duration keep,
        List<VolumeMount> volumes) {

    public JobSpec {
        volumes = List.copyOf(volumes);
    }

    /** Without volumes. */
    public JobSpec(
            AppName app,
            int release,
            ImageReference image,
            List<String> command,
            List<String> args,
            Map<String, String> environment,
            Resources resources,
            Duration timeout,
            Duration keep) {
        this(app, release, image, command, args, environment, resources, timeout, keep, List.of());
    }
}
