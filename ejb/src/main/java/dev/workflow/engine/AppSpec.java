package dev.workflow.engine;

import dev.workflow.app.AppName;
import dev.workflow.image.ImageReference;
import dev.workflow.process.Probe;
import dev.workflow.process.ProcessType;
import dev.workflow.process.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The wanted state of one app: what the engine makes true.
 *
 * @param release the number of the release, at least 1
 * @param deployTimeout how long a process type may take to become healthy before the rollout has failed
 * @param batch how many processes of a type are replaced at once; 0 lets the engine decide
 * @param summary what the release is about, for whoever looks at the cluster; may be empty
 * @param pull how to get the images of registries that ask who is there, each registry once
 */
public record AppSpec(
        AppName app,
        int release,
        List<Process> processes,
        Duration deployTimeout,
        int batch,
        String summary,
        List<PullCredential> pull) {

    public AppSpec {
        processes = List.copyOf(processes);
        pull = List.copyOf(pull);
    }

    /** Whose images anybody may have. */
    public AppSpec(AppName app, int release, List<Process> processes, Duration deployTimeout) {
        this(app, release, processes, deployTimeout, 0, "", List.of());
    }

    /**
     * @param replicas 0 or more
     * @param image pinned by digest
     * @param command replaces the image's entrypoint when not empty
     * @param args replaces the image's command when not empty
     * @param environment everything the process gets, PORT included
     * @param port where a routable process listens
     * @param routable gets traffic once ready
     * @param readiness ready for traffic; empty = accepts connections on the port (routable) or stays up (others)
     * @param liveness restarted when it fails; empty = lives as long as its process does
     * @param postStart run in the process's surroundings after it started; empty = nothing
     * @param preStop run before it is asked to stop; empty = nothing
     * @param grace from SIGTERM to SIGKILL
     * @param volumes what it sees besides its image
     * @param tags what a machine must be labelled with to run it
     * @param autoscale an engine that measures load across machines chooses the replicas; empty = those above
     */
    public record Process(
            ProcessType type,
            int replicas,
            ImageReference image,
            List<String> command,
            List<String> args,
            Map<String, String> environment,
            int port,
            boolean routable,
            Optional<Probe> startup,
            Optional<Probe> readiness,
            Optional<Probe> liveness,
            Optional<String> postStart,
            Optional<String> preStop,
            Resources resources,
            Duration grace,
            List<VolumeMount> volumes,
            Map<String, String> tags,
            Optional<Autoscale> autoscale) {

        public Process {
            command = List.copyOf(command);
            args = List.copyOf(args);
            environment = Map.copyOf(environment);
            volumes = List.copyOf(volumes);
            tags = Map.copyOf(tags);
        }

        /** Without volumes, anywhere, and as many as said. */
        public Process(
                ProcessType type,
                int replicas,
                ImageReference image,
                List<String> command,
                List<String> args,
                Map<String, String> environment,
                int port,
                boolean routable,
                Optional<Probe> startup,
                Optional<Probe> readiness,
                Optional<Probe> liveness,
                Optional<String> postStart,
                Optional<String> preStop,
                Resources resources,
                Duration grace) {
            this(
                    type,
                    replicas,
                    image,
                    command,
                    args,
                    environment,
                    port,
                    routable,
                    startup,
                    readiness,
                    liveness,
                    postStart,
                    preStop,
                    resources,
                    grace,
                    List.of(),
                    Map.of(),
                    Optional.empty());
        }
    }
}
