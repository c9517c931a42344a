package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.config.ConfigDocument;
import dev.workflow.config.ConfigVault;
import dev.workflow.config.ProcessConfig;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.VolumeMount;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.build.Build;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.volume.Volumes;
import dev.workflow.process.ProcessType;
import dev.workflow.volume.Mounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Translates a release into what the engine has to make true. */
@ApplicationScoped
public class Specs {

    /** How long the job of a deploy stays listed after its end. */
    private static final Duration KEPT = Duration.ofHours(1);

    @Inject
    ConfigVault vault;

    @Inject
    DeployTimes times;

    @Inject
    Volumes volumes;

    /** @param structure wanted replicas by process type */
    AppSpec of(App app, Release release, Build build, Map<String, Integer> structure) {
        return of(app, release, build, structure, Mounts.of(volumes.all(app)));
    }

    AppSpec of(App app, Release release, Build build, Map<String, Integer> structure, Mounts mounts) {
        ConfigDocument config = vault.open(release.getConfig());
        ImageOf image = new ImageOf(build);
        List<AppSpec.Process> processes = structure.entrySet().stream()
                // A cluster counts one-off processes there, too.
                .filter(entry -> !entry.getKey().equals(ProcessType.RUN.value()))
                .map(entry -> process(
                        app, release, config, image, entry.getKey(), entry.getValue(), mounts.of(entry.getKey())))
                .collect(Collectors.toList());
        Duration timeout = structure.keySet().stream()
                .map(type -> new ProcessConfig(config, type).deployTimeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new AppSpec(new AppName(app.getId()), release.getVersion(), processes, timeout);
    }

    private static AppSpec.Process process(
            App app,
            Release release,
            ConfigDocument config,
            ImageOf image,
            String type,
            int replicas,
            List<VolumeMount> mounts) {
        ProcessConfig own = new ProcessConfig(config, type);
        return new AppSpec.Process(
                new ProcessType(type),
                replicas,
                image.image(type),
                image.command(type),
                image.args(type),
                environment(app, release, own),
                own.port(),
                ProcessType.WEB.value().equals(type),
                own.probe("startupProbe"),
                own.probe("readinessProbe"),
                own.probe("livenessProbe"),
                own.postStart(),
                own.preStop(),
                own.resources(),
                own.grace(),
                mounts,
                Map.of(),
                Optional.empty());
    }

    /**
     * @param type chooses image and entrypoint; environment and limits are those of {@code run}
     * @param words what to run; none for what the build says about the type
     */
    JobSpec job(
            App app,
            Release release,
            Build build,
            String type,
            List<String> words,
            Duration timeout,
            Duration keep,
            List<VolumeMount> mounts) {
        ImageOf image = new ImageOf(build);
        ProcessConfig own = new ProcessConfig(vault.open(release.getConfig()), ProcessType.RUN.value());
        return new JobSpec(
                new AppName(app.getId()),
                release.getVersion(),
                image.image(type),
                words.isEmpty() ? image.command(type) : image.jobCommand(type),
                words.isEmpty() ? image.args(type) : words,
                environment(app, release, own),
                own.resources(),
                timeout,
                keep,
                mounts,
                Map.of(),
                List.of());
    }

    /** The jobs to run before those process types are deployed; environment and limits are those of {@code run}. */
    List<JobSpec> jobs(App app, Release release, Build build, Set<String> deployed) {
        ImageOf image = new ImageOf(build);
        ProcessConfig own = new ProcessConfig(vault.open(release.getConfig()), ProcessType.RUN.value());
        List<VolumeMount> mounts = Mounts.of(volumes.all(app)).of(ProcessType.RUN.value());
        return image.runsBefore(deployed).stream()
                .map(run -> new JobSpec(
                        new AppName(app.getId()),
                        release.getVersion(),
                        image.image(run),
                        image.command(run),
                        image.args(run),
                        environment(app, release, own),
                        own.resources(),
                        run.timeout().orElse(times.jobBeforeDeploy()),
                        KEPT,
                        mounts,
                        Map.of(),
                        List.of()))
                .toList();
    }

    /** In the order of model.md §3: later entries win. */
    private static Map<String, String> environment(App app, Release release, ProcessConfig own) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DRYCC_APP", app.getId());
        environment.put("WORKFLOW_RELEASE", "v" + release.getVersion());
        environment.put("WORKFLOW_RELEASE_SUMMARY", release.getSummary());
        environment.put(
                "WORKFLOW_RELEASE_CREATED_AT",
                release.getCreated().toInstant().truncatedTo(ChronoUnit.SECONDS).toString());
        environment.put("SOURCE_VERSION", release.getBuild().map(Build::getSha).orElse(""));
        environment.putAll(own.values());
        environment.put("PORT", String.valueOf(own.port()));
        return environment;
    }
}
