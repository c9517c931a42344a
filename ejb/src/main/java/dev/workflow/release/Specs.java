package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.config.ConfigDocument;
import dev.workflow.config.ConfigVault;
import dev.workflow.config.ProcessConfig;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Autoscale;
import dev.workflow.engine.VolumeMount;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.SettingsOfApps;
import dev.workflow.persistence.build.Build;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.volume.Volumes;
import dev.workflow.process.ProcessType;
import dev.workflow.settings.AutoscaleRules;
import dev.workflow.volume.Mounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Translates a release into what the engine has to make true. */
@ApplicationScoped
public class Specs {

    @Inject
    ConfigVault vault;

    @Inject
    Volumes volumes;

    @Inject
    SettingsOfApps settings;

    @Inject
    ImageCredentials credentials;

    /** @param structure wanted replicas by process type */
    AppSpec of(App app, Release release, Build build, Map<String, Integer> structure) {
        return of(app, release, build, structure, Mounts.of(volumes.all(app)));
    }

    AppSpec of(App app, Release release, Build build, Map<String, Integer> structure, Mounts mounts) {
        ConfigDocument config = vault.open(release.getConfig());
        ImageOf image = new ImageOf(build);
        AutoscaleRules autoscale = new AutoscaleRules(settings.newest(app).getAutoscale());
        List<AppSpec.Process> processes = structure.entrySet().stream()
                // A cluster counts one-off processes there, too.
                .filter(entry -> !entry.getKey().equals(ProcessType.RUN.value()))
                .map(entry -> process(
                        app,
                        release,
                        config,
                        image,
                        entry.getKey(),
                        entry.getValue(),
                        mounts.of(entry.getKey()),
                        autoscale.of(entry.getKey())))
                .collect(Collectors.toList());
        Duration timeout = structure.keySet().stream()
                .map(type -> new ProcessConfig(config, type).deployTimeout())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new AppSpec(
                new AppName(app.getId()),
                release.getVersion(),
                processes,
                timeout,
                new ProcessConfig(config, ProcessType.WEB.value()).batch(),
                release.getSummary(),
                credentials.of(app, build, config));
    }

    private static AppSpec.Process process(
            App app,
            Release release,
            ConfigDocument config,
            ImageOf image,
            String type,
            int replicas,
            List<VolumeMount> mounts,
            Optional<Autoscale> autoscale) {
        ProcessConfig own = new ProcessConfig(config, type);
        return new AppSpec.Process(
                new ProcessType(type),
                replicas,
                image.image(type),
                image.command(type),
                image.args(type),
                Environment.of(app, release, own),
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
                own.tags(),
                autoscale);
    }
}
