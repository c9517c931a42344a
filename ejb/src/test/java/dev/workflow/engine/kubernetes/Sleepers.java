package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.image.ImageReference;
import dev.workflow.process.ProcessType;
import dev.workflow.process.Resources;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Apps whose processes do nothing but run, or end at once. */
final class Sleepers {

    static final ImageReference IMAGE = ImageReference.parse("127.0.0.1:5000/busybox:latest");
    static final ProcessType WORKER = new ProcessType("worker");
    static final ProcessType CLOCK = new ProcessType("clock");

    private Sleepers() {}

    static AppSpec.Process process(ProcessType type, int replicas) {
        return process(type, replicas, "exec sleep 1000");
    }

    static AppSpec.Process process(ProcessType type, int replicas, String script) {
        return process(type, replicas, IMAGE, script);
    }

    static AppSpec.Process process(ProcessType type, int replicas, ImageReference image, String script) {
        return new AppSpec.Process(
                type,
                replicas,
                image,
                List.of("sh", "-c", script),
                List.of(),
                Map.of("PORT", "5000"),
                5000,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Resources.UNLIMITED,
                Duration.ofSeconds(1));
    }

    static AppSpec spec(AppName app, int release, AppSpec.Process... processes) {
        return new AppSpec(app, release, List.of(processes), Duration.ofSeconds(60));
    }

    static Set<ProcessType> all(AppSpec spec) {
        return spec.processes().stream().map(AppSpec.Process::type).collect(Collectors.toSet());
    }
}
