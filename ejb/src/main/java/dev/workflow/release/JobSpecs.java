package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.config.ConfigDocument;
import dev.workflow.config.ConfigVault;
import dev.workflow.config.ProcessConfig;
import dev.workflow.engine.JobSpec;
import dev.workflow.engine.PullCredential;
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
import java.util.List;
import java.util.Set;

/** Translates a release into one-off processes. */
@ApplicationScoped
public class JobSpecs {

    /** How long the job of a deploy stays listed after its end. */
    private static final Duration KEPT = Duration.ofHours(1);

    @Inject
    ConfigVault vault;

    @Inject
    DeployTimes times;

    @Inject
    Volumes volumes;

    @Inject
    ImageCredentials credentials;

    /**
     * @param type chooses image and entrypoint; environment and limits are those of {@code run}
     * @param words what to run; none for what the build says about the type
     */
    JobSpec of(
            App app,
            Release release,
            Build build,
            String type,
            List<String> words,
            Duration timeout,
            Duration keep,
            List<VolumeMount> mounts) {
        ImageOf image = new ImageOf(build);
        ConfigDocument config = vault.open(release.getConfig());
        ProcessConfig own = new ProcessConfig(config, ProcessType.RUN.value());
        return new JobSpec(
                new AppName(app.getId()),
                release.getVersion(),
                image.image(type),
                words.isEmpty() ? image.command(type) : image.jobCommand(type),
                words.isEmpty() ? image.args(type) : words,
                Environment.of(app, release, own),
                own.resources(),
                timeout,
                keep,
                mounts,
                own.tags(),
                credentials.of(app, build, config));
    }

    /** The jobs to run before those process types are deployed; environment and limits are those of {@code run}. */
    List<JobSpec> of(App app, Release release, Build build, Set<String> deployed) {
        ImageOf image = new ImageOf(build);
        ConfigDocument config = vault.open(release.getConfig());
        ProcessConfig own = new ProcessConfig(config, ProcessType.RUN.value());
        List<VolumeMount> mounts = Mounts.of(volumes.all(app)).of(ProcessType.RUN.value());
        List<PullCredential> pull = credentials.of(app, build, config);
        return image.runsBefore(deployed).stream()
                .map(run -> new JobSpec(
                        new AppName(app.getId()),
                        release.getVersion(),
                        image.image(run),
                        image.command(run),
                        image.args(run),
                        Environment.of(app, release, own),
                        own.resources(),
                        run.timeout().orElse(times.jobBeforeDeploy()),
                        KEPT,
                        mounts,
                        own.tags(),
                        pull))
                .toList();
    }
}
