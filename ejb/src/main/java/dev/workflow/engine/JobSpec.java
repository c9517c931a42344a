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
 * @param tags what a machine must be labelled with to run it
 * @param pull how to get the image when its registry asks who is there
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
        List<VolumeMount> volumes,
        Map<String, String> tags,
        List<PullCredential> pull) {

    public JobSpec {
        volumes = List.copyOf(volumes);
        tags = Map.copyOf(tags);
        pull = List.copyOf(pull);
    }

    /** Without volumes, anywhere, of an image that anybody may have. */
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
        this(app, release, image, command, args, environment, resources, timeout, keep, List.of(), Map.of(), List.of());
    }
}
